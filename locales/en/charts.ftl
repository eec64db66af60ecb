### Charts and tables

chart-data = The figures as a table
chart-item = Item
chart-event = What happened

# The text alternative of a chart: "Alibaba: +123%; Tencent: +176%".
chart-entry = { $label }: { $value }
chart-join = { $first }; { $next }

## What the signs in a chart mean

chart-stated = Some amounts are conversions that the source itself gave.
chart-about = A dashed end marks an approximate figure.
chart-open = An arrowhead points to where the exact figure may lie.
chart-range = The pale part lies between the lowest and the highest figure.
chart-time-rtl = Time runs from right to left.
chart-time-ltr = Time runs from left to right.
