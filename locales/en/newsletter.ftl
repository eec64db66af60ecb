### Newsletters

## Words of every letter

letter-key-figures = Key figures
letter-read = Read the full report
letter-online = Read in a browser
letter-unsubscribe = Unsubscribe
letter-why = You receive this letter because you subscribed to our newsletter.
letter-below = English below ↓
letter-above = English above ↑

# `$title` is the title of the first report: the subject of an issue that brings none.
letter-subject = { $title }

## The page of all issues

letter-issues = Newsletters
letter-phone = On a phone
letter-desk = On a computer
letter-text = Plain text
letter-both = Both languages
letter-none = No newsletters yet.

## Signs of numbers as words
##
## In plain text nothing holds a sign at its side of a number, so it is said.

words-percent = { $number } percent
words-minus = minus { $number }
