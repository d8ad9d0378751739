"""io and csv: texts that are read and written as files are. There are no files."""

IO = r"""
class StringIO:
    def __init__(self, initial_value='', newline='\n'):
        self._parts, self._length, self._place = [initial_value or ''], len(initial_value or ''), 0

    def _text(self):
        if len(self._parts) > 1:
            self._parts = [''.join(self._parts)]
        return self._parts[0]

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        if self._place == self._length:
            self._parts.append(text)
            self._length += len(text)
        elif text:
            whole = self._text().ljust(self._place, '\0')
            self._parts = [whole[:self._place] + text + whole[self._place + len(text):]]
            self._length = len(self._parts[0])
        self._place += len(text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def getvalue(self):
        return self._text()

    def read(self, size=-1):
        end = self._length if size is None or size < 0 else self._place + size
        found = self._text()[self._place:end]
        self._place += len(found)
        return found

    def readline(self):
        end = self._text().find('\n', self._place)
        return self.read((end if end >= 0 else self._length) - self._place + 1)

    def readlines(self):
        return list(self)

    def seek(self, place, whence=0):
        self._place = place if whence == 0 else self._length + place
        return self._place

    def tell(self):
        return self._place

    def __iter__(self):
        line = self.readline()
        while line:
            yield line
            line = self.readline()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return False

    def close(self):
        pass

    def flush(self):
        pass
"""

CSV = r"""
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


def _cells(line, delimiter, quote):
    cells, cell, quoted, i = [], '', False, 0
    while i < len(line):
        one = line[i]
        if quoted:
            if one == quote and line[i + 1:i + 2] == quote:
                cell, i = cell + quote, i + 1
            elif one == quote:
                quoted = False
            else:
                cell += one
        elif one == quote and not cell:
            quoted = True
        elif one == delimiter:
            cells.append(cell)
            cell = ''
        else:
            cell += one
        i += 1
    return cells + [cell], quoted


def reader(csvfile, delimiter=',', quotechar='"', skipinitialspace=False, **options):
    open_line = ''
    for line in csvfile:
        line = open_line + line
        cells, quoted = _cells(line.rstrip('\r\n') if not open_line else line.rstrip('\r\n'), delimiter, quotechar)
        if quoted:
            open_line = line
            continue
        open_line = ''
        if skipinitialspace:
            cells = [one.lstrip() for one in cells]
        yield cells if cells != [''] else []


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, **options):
        self._rows = reader(f, **options)
        self.fieldnames = list(fieldnames) if fieldnames else next(self._rows, None)
        self._rest = restval

    def __iter__(self):
        for row in self._rows:
            if row:
                row = row + [self._rest] * (len(self.fieldnames) - len(row))
                yield dict(zip(self.fieldnames, row))

    def __next__(self):
        return dict(zip(self.fieldnames, next(self._rows)))


def _written(value, delimiter, all):
    text = '' if value is None else str(value)
    if all or any(one in text for one in (delimiter, '"', '\n', '\r')):
        return '"' + text.replace('"', '""') + '"'
    return text


class _Writer:
    def __init__(self, csvfile, delimiter, quoting, end):
        self._file, self._delimiter, self._all, self._end = csvfile, delimiter, quoting == 1, end

    def writerow(self, row):
        cells = [_written(one, self._delimiter, self._all) for one in row]
        return self._file.write(self._delimiter.join(cells) + self._end)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, delimiter=',', quoting=0, lineterminator='\r\n', **options):
    return _Writer(csvfile, delimiter, quoting, lineterminator)


class DictWriter:
    def __init__(self, f, fieldnames, restval='', **options):
        self.fieldnames, self._rest, self.writer = fieldnames, restval, writer(f, **options)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow([rowdict.get(name, self._rest) for name in self.fieldnames])

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)
"""
