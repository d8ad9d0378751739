"""string, the part of it that fills templates: $name and ${name}."""

SOURCE = r"""
import re


class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=None, /, **names):
        return self._filled({**(mapping or {}), **names}, False)

    def safe_substitute(self, mapping=None, /, **names):
        return self._filled({**(mapping or {}), **names}, True)

    def get_identifiers(self):
        found = [one or other for _, one, other in re.findall(_PLACES, self.template)]
        return list(dict.fromkeys(one for one in found if one))

    def is_valid(self):
        return '$' not in re.sub(_PLACES, '', self.template)

    def _filled(self, values, safe):
        def write(match):
            if match.group(1):
                return '$'
            name = match.group(2) or match.group(3)
            return match.group() if safe and name not in values else str(values[name])
        if not safe and not self.is_valid():
            place = re.sub(_PLACES, lambda match: ' ' * len(match.group()), self.template).index('$')
            line = self.template.count('\n', 0, place) + 1
            column = place - self.template.rfind('\n', 0, place)
            raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
        return re.sub(_PLACES, write, self.template)


_PLACES = r'\$(?:(\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\{([_a-zA-Z][_a-zA-Z0-9]*)\})'
"""
