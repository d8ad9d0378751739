"""The HTML document around the page: language, viewport, icon and background, and no address of another host."""

from __future__ import annotations

from panel.io.resources import _env

from explorer.picture.palette import COLOURS

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Cpath d='M9 9 23 16 9 23' fill='none' stroke='%237a3fc0' stroke-width='3' stroke-dasharray='4 3'/%3E"
    "%3Ccircle cx='8' cy='9' r='5' fill='%2320242a'/%3E%3Ccircle cx='8' cy='23' r='5' fill='%2320242a'/%3E"
    "%3Ccircle cx='24' cy='16' r='5.5' fill='%23f4c430' stroke='%2320242a' stroke-width='2'/%3E%3C/svg%3E"
)
(_LIGHT, _DARK) = COLOURS["paper"]

DOCUMENT = _env.from_string(
    f"""{{% from macros import embed %}}
<!DOCTYPE html>
<html lang="en" data-runtime="loading">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="description" content="Type NumPy-like Python and watch its computational graph compute, step by step.">
  <title>{{{{ title | e }}}}</title>
  <link rel="icon" href="{ICON}">
  <style>
    html, body {{ margin: 0; height: 100%; background: {_LIGHT}; }}
    @media (prefers-color-scheme: dark) {{ html, body {{ background: {_DARK}; }} }}
    html[data-theme], html[data-theme] body {{ background: var(--paper); }}
  </style>
  {{{{ bokeh_css if bokeh_css }}}}
  {{{{ bokeh_js if bokeh_js }}}}
</head>
<body>
  {{% for doc in docs %}}{{% for root in doc.roots %}}{{{{ embed(root) }}}}{{% endfor %}}{{% endfor %}}
  {{{{ plot_script | indent(4) }}}}
</body>
</html>
"""
)
