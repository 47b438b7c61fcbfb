#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the workbooks of sheet-maker back with openpyxl, a reader that shares nothing with us:
readback.py SHEET-MAKER. Exit status 77 = skipped, openpyxl is not installed."""
import datetime
import re
import subprocess
import sys
import tempfile
import zipfile

try:
    import openpyxl
except ImportError:
    print('python3-openpyxl is not installed')
    sys.exit(77)

MINUTE = datetime.timedelta(minutes=1)


def minutes(cell):
    assert cell.number_format.startswith('[h]:mm'), (cell.coordinate, cell.number_format)
    value = cell.value
    if isinstance(value, datetime.time):  # openpyxl reads lengths under a day so at times
        value = datetime.timedelta(hours=value.hour, minutes=value.minute)
    if isinstance(value, (int, float)):
        value = datetime.timedelta(days=value)
    return round(value / MINUTE)


def equal(got, expected, what=''):
    assert got == expected, '%s: %r instead of %r' % (what, got, expected)


def defined(book, sheet):
    """Names of one sheet, in old and new openpyxl."""
    if hasattr(sheet, 'defined_names'):
        return {name: item.attr_text for name, item in sheet.defined_names.items()}
    index = book.sheetnames.index(sheet.title)
    return {item.name: item.attr_text for item in book.defined_names.definedName
            if item.localSheetId == index}


def cell_of(book, sheet, name):
    reference = defined(book, sheet)[name]
    tab, cell = reference.rsplit('!', 1)
    equal(tab, "'%s'" % sheet.title)
    return sheet[cell.replace('$', '')]


def check_layout(book, sheet):
    equal(sheet.freeze_panes, 'A6')
    equal(sheet.print_title_rows.replace('$', ''), '1:5')
    equal((sheet.page_setup.orientation, int(sheet.page_setup.paperSize)), ('landscape', 9))
    equal(int(sheet.page_setup.fitToHeight), 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert '&P / &N' in sheet.oddFooter.right.text
    equal(sheet.oddHeader.left.text.strip(), 'Bouw && Zonen 7 NV')


def check_rules(path, words):
    values = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    equal(values.sheetnames, [words['totals'], '12 Jan Peeters'])
    # From the period, never from the clock.
    equal(values.properties.created, datetime.datetime(2026, 3, 31))
    sheet = values['12 Jan Peeters']
    check_layout(values, sheet)
    check_layout(values, values[words['totals']])
    equal(sheet.auto_filter.ref, 'A5:O11')
    equal((sheet['A1'].value, sheet['C1'].value), (words['company'], 'Bouw & Zonen 7 NV'))
    equal((sheet['A2'].value, sheet['C2'].value, sheet['E2'].value), (words['employee'], '12', 'Jan Peeters'))
    equal((sheet['A3'].value, sheet['C3'].value), (words['period'], words['from_to']))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(6, 11, 1, 15)]
    day = datetime.datetime(2026, 3, 2)
    equal(rows[0][0], day)
    equal(sheet['A6'].number_format, words['date_format'])
    equal([row[1] for row in rows], [words['weekdays'][i] for i in (0, 0, 0, 1, 5, 6)])
    times = [(row[2].hour * 60 + row[2].minute, row[3].hour * 60 + row[3].minute) for row in rows]
    equal(times, [(360, 405), (405, 885), (885, 900), (1320, 120), (0, 300), (120, 180)])
    equal([minutes(sheet.cell(6 + i, 5)) for i in range(6)], [90, 480, 15, 240, 240, 120])
    assert '×2' in sheet['E6'].number_format and '×2' not in sheet['E7'].number_format
    equal([row[5] for row in rows], [words['types'][i] for i in (1, 0, 3, 4, 0, 2)])
    equal([row[6] for row in rows], [None, words['site'], None, None, None, None])
    equal([row[7] for row in rows], ['001', '1', None, '001', None, None])
    equal([row[10] for row in rows], [12.3, None, None, None, None, 0])
    equal(rows[1][8], '=HYPERLINK("http://x")')
    equal((rows[1][11], rows[1][12], rows[2][12]), ('-1010', "=cmd|' /C calc'!A0", '\t@x  <&>'))
    equal([row[13] is not None for row in rows], [False, False, True, True, True, True])
    equal([minutes(sheet.cell(6 + i, 14)) for i in (2, 3, 4, 5)], [480, 240, 240, 0])
    equal(minutes(sheet['O8']), 90)
    for name, expected in (('Worked', 960), ('Break', 15), ('Commute', 120), ('Mobility', 90)):
        equal(minutes(cell_of(values, sheet, name)), expected, name)
        assert str(cell_of(formulas, formulas['12 Jan Peeters'], name).value).startswith('=')
    equal(cell_of(values, sheet, 'Mobility_km').value, 12.3)
    equal(set(defined(values, sheet)) - {'Print_Titles', '_xlnm.Print_Titles', '_xlnm._FilterDatabase'},
          {'Worked', 'Break', 'Commute', 'Mobility', 'Mobility_km'})
    below = {row[0].value: row[4] for row in sheet.iter_rows(13, sheet.max_row) if row[0].value}
    # 2, 3 and 6 March are weekdays: three times eight hours; 28 March and 25 October are none.
    equal(minutes(below[words['expected']]), 1440)
    equal(below[words['balance']].value, '-8:00')
    equal(below[words['hours']].value, -8)
    equal(below[words['without']].value, 1)
    projects = {row[7].value: row for row in sheet.iter_rows(13, sheet.max_row)
                if row[7].value not in (None, words['project'])}
    # "001" and "1" are two projects.
    equal({number: minutes(row[4]) for number, row in projects.items()}, {'001': 240, '1': 480})
    equal({number: minutes(row[14]) for number, row in projects.items()}, {'001': 90, '1': 0})
    fills = [sheet.cell(6 + i, 6).fill.fgColor.rgb for i in (0, 1, 2, 3, 5)]
    equal(len(set(fills)), 5)
    first = values[words['totals']]
    equal([cell.value for cell in first[6]][:3], ['12', 'Jan Peeters', 4])
    equal(first['B6'].hyperlink.location, "'12 Jan Peeters'!A1")
    equal([minutes(first.cell(6, i)) for i in (4, 5, 6, 7, 9)], [960, 15, 120, 90, 1440])
    equal((first['J6'].value, first['K6'].value, first['H7'].value), ('-8:00', -8, 12.3))


def check_schedules(path):
    """Each day by the schedule of that day; what is worked on a day without one is no balance."""
    sheet = openpyxl.load_workbook(path, data_only=True)['12 Jan Peeters']
    below = {row[0].value: row[4] for row in sheet.iter_rows(9, sheet.max_row) if row[0].value}
    equal(minutes(below['Worked']), 480 + 240 + 360)
    equal(minutes(below['Expected']), 480 + 300)
    equal(minutes(below['Worked without a schedule']), 240)
    equal(below['Balance (+/−)'].value, '+1:00')
    equal(below['Balance in hours'].value, 1)
    formula = openpyxl.load_workbook(path)['12 Jan Peeters'][below['Balance in hours'].coordinate]
    equal(formula.value, '=(%s-%s-%s)*24' % tuple(
        below[name].coordinate for name in ('Worked', 'Expected', 'Worked without a schedule')))


def check_strings(path):
    """Text that looks like a formula is a string in the file itself, and only ours are formulas."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read('xl/worksheets/sheet2.xml').decode('utf-8')
    for formula in re.findall(r'<f>(.*?)</f>', xml):
        assert 'cmd' not in formula and 'HYPERLINK' not in formula, formula
    assert "<is><t>=cmd|' /C calc'!A0</t></is>" in xml
    assert 'xml:space="preserve">\t@x' in xml


def check_names(path):
    book = openpyxl.load_workbook(path, data_only=True)
    equal(len(book.sheetnames), 48)
    equal(len({name.casefold() for name in book.sheetnames}), 48)
    for name in book.sheetnames:
        assert 0 < len(name.encode('utf-16-le')) // 2 <= 31, name
        assert not re.search(r"[\[\]:*?/\\']", name) and name.casefold() != 'history', name
    for sheet in book.worksheets[1:]:
        cell_of(book, sheet, 'Worked')
        cell_of(book, sheet, 'Mobility_km')


def check_empty(path):
    book = openpyxl.load_workbook(path, data_only=True)
    equal(book.sheetnames, ['Totals'])
    sheet = book['Totals']
    equal(sheet['A6'].value, 'Total')
    equal([minutes(sheet.cell(6, i)) for i in (4, 5, 6, 7)], [0, 0, 0, 0])
    equal(sheet['J6'].value, '+0:00')


FR = {'totals': 'Totaux', 'company': 'Employeur', 'employee': 'Travailleur', 'period': 'Période',
      'from_to': '01/03/2026 – 31/03/2026', 'date_format': 'dd/mm/yyyy', 'project': 'Projet',
      'weekdays': ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'], 'site': 'chantier',
      'types': ['Travail', 'Mobilité', 'Trajet domicile-travail', 'Pause', 'Autre'],
      'expected': 'Attendu', 'balance': 'Solde (+/−)', 'hours': 'Solde en heures',
      'without': 'Journées sans ligne'}
NL = {'totals': 'Totalen', 'company': 'Werkgever', 'employee': 'Werknemer', 'period': 'Periode',
      'from_to': '01/03/2026 – 31/03/2026', 'date_format': 'dd/mm/yyyy', 'project': 'Project',
      'weekdays': ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'], 'site': 'werf',
      'types': ['Werk', 'Mobiliteit', 'Woon-werkverkeer', 'Pauze', 'Andere'],
      'expected': 'Verwacht', 'balance': 'Saldo (+/−)', 'hours': 'Saldo in uren',
      'without': 'Werkdagen zonder regel'}
DE = {'totals': 'Summen', 'company': 'Arbeitgeber', 'employee': 'Mitarbeiter', 'period': 'Zeitraum',
      'from_to': '01.03.2026 – 31.03.2026', 'date_format': 'dd.mm.yyyy', 'project': 'Projekt',
      'weekdays': ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'], 'site': 'Baustelle',
      'types': ['Arbeit', 'Mobilität', 'Arbeitsweg', 'Pause', 'Sonstiges'],
      'expected': 'Erwartet', 'balance': 'Saldo (+/−)', 'hours': 'Saldo in Stunden',
      'without': 'Arbeitstage ohne Zeile'}

with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.argv[1], folder], check=True)
    for language, words in (('fr', FR), ('nl', NL), ('de', DE)):
        check_rules('%s/%s.xlsx' % (folder, language), words)
        check_strings('%s/%s.xlsx' % (folder, language))
    check_schedules(folder + '/schedules.xlsx')
    check_names(folder + '/names.xlsx')
    check_empty(folder + '/empty.xlsx')
