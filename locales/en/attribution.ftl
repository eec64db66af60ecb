### Who says so

## Whole sentences, without their full stop

says-reported = { $speaker } reported that { $clause }
says-reported-through = { $speaker } said, according to { $source }, that { $clause }

# `.object` takes what a kind of finding says in place of a clause: “exports at €2 billion”.
says-estimated = { $speaker } estimated that { $clause }
    .object = { $speaker } put { $clause }
says-estimated-through = { $speaker } estimated, according to { $source }, that { $clause }
    .object = { $speaker }, according to { $source }, put { $clause }

says-alleged = { $speaker } claimed that { $clause }
says-alleged-through = { $speaker } claimed, according to { $source }, that { $clause }

says-denied = { $speaker } denied that { $clause }
says-denied-through = { $speaker } denied, according to { $source }, that { $clause }

says-official = { $speaker } announced that { $clause }
says-official-through = { $speaker } announced, according to { $source }, that { $clause }

says-nobody = { $clause }

sentence = { $sentence }.

## The line shown with a finding

# `.beside` stands beside a badge that says already how sure the source is: “Estimate”.
attribution-reported = Reported by { $source }
    .beside = By { $source }
attribution-estimated = Estimated by { $source }
    .beside = By { $source }
attribution-alleged = Alleged by { $source }
    .beside = By { $source }
attribution-denied = Denied by { $source }
    .beside = By { $source }
attribution-official = Announced by { $source }

attribution-reported-through = Said by { $through }, according to { $source }
attribution-estimated-through = Estimated by { $through }, according to { $source }
    .beside = By { $through }, according to { $source }
attribution-alleged-through = Alleged by { $through }, according to { $source }
    .beside = By { $through }, according to { $source }
attribution-denied-through = Denied by { $through }, according to { $source }
    .beside = By { $through }, according to { $source }
attribution-official-through = Announced by { $through }, according to { $source }

## How sure the source is

certainty-reported = Reported
certainty-estimated = Estimate
certainty-alleged = Allegation
certainty-denied = Denial
certainty-official = Official

## The byline

byline = By { $authors }

## Quotes

quote = “{ $text }”
# A quotation inside a quotation.
quote-inner = ‘{ $text }’
quote-translated = Translated from { $language }
quote-paraphrase = Paraphrase
quote-said-by = – { $speaker }

language-ar = Arabic
language-de = German
language-en = English
language-es = Spanish
language-fa = Persian
language-fr = French
language-he = Hebrew
language-hi = Hindi
language-it = Italian
language-ja = Japanese
language-ko = Korean
language-ku = Kurdish
language-nl = Dutch
language-pt = Portuguese
language-ru = Russian
language-sw = Swahili
language-tr = Turkish
language-uk = Ukrainian
language-ur = Urdu
language-zh = Chinese
