//! What the templates of indexes are given.

use serde::Serialize;

use crate::render::context::{DateView, Frame, Link};

/// `html/list.html`: years, tags, sources or entities.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListPage<'a> {
    /// The frame; its title is the heading.
    pub page: Frame<'a>,
    /// The list.
    pub lines: Vec<ListLine>,
}

/// A line of a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListLine {
    /// Link to what is filed under it.
    pub link: Link,
    /// HTML: its Latin form.
    pub latin: Option<String>,
}

/// `html/filed.html`: what is filed under one thing, or a sheet of it: where many reports are, the page itself shows the newest, and
/// sheets of a hundred the older ones.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FiledPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Link to the list that it is in.
    pub up: Link,
    /// HTML: its name.
    pub heading: String,
    /// HTML: its Latin form.
    pub latin: Option<String>,
    /// Where a source is to be read.
    pub url: Option<&'a str>,
    /// HTML: from which day to which an older sheet goes; nothing on the newest.
    pub span: Option<String>,
    /// The reports.
    pub groups: Vec<Group<'a>>,
    /// Link to the next older sheet.
    pub older: Option<Link>,
    /// Link to the next newer sheet.
    pub newer: Option<Link>,
    /// Of a year: its months that stand on older sheets alone, the newest first.
    pub months: Vec<Month>,
}

/// A month that stands on an older sheet.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Month {
    /// Its anchor.
    pub id: String,
    /// Link to where it begins.
    pub link: Link,
}

/// Reports that stand together: those of a month, or all of them.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Group<'a> {
    /// Its anchor.
    pub id: Option<String>,
    /// HTML: its heading.
    pub heading: Option<String>,
    /// The reports, the newest first.
    pub reports: Vec<FiledReport<'a>>,
}

/// A report in an index.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FiledReport<'a> {
    /// Link to it.
    pub href: String,
    /// HTML: its title.
    pub title: &'a str,
    /// Its date.
    pub date: DateView<'a>,
    /// Status, unless published.
    pub status: Option<&'a str>,
    /// The findings that belong here.
    pub findings: Vec<FiledFinding<'a>>,
}

/// A finding in an index.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FiledFinding<'a> {
    /// Its id: the anchor in the report.
    pub id: &'a str,
    /// HTML: its label.
    pub label: &'a str,
}
