//! A baseline: what is known to be wrong in an archive.

use super::reader::{Read, draft};
use crate::diagnostic::baseline::{Baseline, Fingerprint, VERSION};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::Syntax;
use crate::source::{Span, Spanned};

draft! {
    /// A baseline.
    BaselineDraft as "a baseline" {
        /// The version of its form: 1.
        version: Spanned<String> = "version" needed,
        /// What is known.
        known: Vec<KnownDraft> = "known" needed,
    }
}

draft! {
    /// A problem that is known.
    KnownDraft as "an entry of a baseline" {
        /// Its file.
        file: Spanned<String> = "file" needed,
        /// Its rule.
        rule: Spanned<String> = "rule" needed,
        /// The guilty text.
        text: Spanned<String> = "text" needed,
        /// How often it is there.
        times: Spanned<String> = "times" needed,
    }
}

/// Parses a baseline.
pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Baseline {
    let node = super::data(Syntax::Json, text, span, diagnostics);
    let mut baseline = Baseline::default();
    let draft = BaselineDraft::read(&node, diagnostics);
    let Some(BaselineDraft { span, version, known }) = draft else { return baseline };
    let version = version.require("version", "a baseline", span, diagnostics);
    if let Some(other) = version.filter(|version| version.value != VERSION.to_string()) {
        let message = format!("this bayan knows no version `{}` of baselines", other.value);
        let hint = "write it anew with `bayan check --write-baseline`, or use the bayan that wrote it";
        diagnostics.push(Diagnostic::error("unknown-word", other.span, message).hint(hint));
        return baseline;
    }
    for KnownDraft { span, file, rule, text, times } in known.get().into_iter().flatten() {
        let what = "an entry of a baseline";
        let file = file.require("file", what, *span, diagnostics);
        let rule = rule.require("rule", what, *span, diagnostics);
        let text = text.require("text", what, *span, diagnostics);
        let times = times.get().and_then(|times| times.value.parse().ok()).unwrap_or(1);
        if let (Some(file), Some(rule), Some(text)) = (file, rule, text) {
            let [file, rule, text] = [file, rule, text].map(|text| text.value.clone());
            baseline.add(Fingerprint { file, rule, text }, times);
        }
    }
    baseline
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn what_is_written_reads_back() {
        let mut baseline = Baseline::default();
        let fingerprint =
            |text: &str| Fingerprint { file: "a.md".into(), rule: "some-rule".into(), text: text.into() };
        baseline.add(fingerprint("من \"\"\u{202e}"), 2);
        baseline.add(fingerprint("b"), 1);
        let text = baseline.to_json();
        let span = Sources::default().add("baseline.json", text.as_str());
        let mut diagnostics = Diagnostics::default();
        assert_eq!(parse(&text, span, &mut diagnostics), baseline);
        assert!(diagnostics.is_empty());
        let span = Sources::default().add("baseline.json", "{}");
        parse("{}", span, &mut diagnostics);
        let other = text.replace("\"version\": 1", "\"version\": 2");
        assert_eq!(parse(&other, span, &mut diagnostics), Baseline::default());
        assert_eq!(diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["missing-key", "unknown-word"]);
    }
}
