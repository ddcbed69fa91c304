//! The languages of a client (feature `localize`).

use super::ApiErrorLayer;
use crate::model::{Occurrence, Translation};
use http::HeaderValue;
use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

/// The languages that a client prefers, by its `Accept-Language` header (RFC 9110 §12.5.4).
///
/// See [`ApiErrorLayer::localize`].
pub struct Languages {
    tags: Vec<String>,
    /// The tag that `iter` or `choose` returned last.
    read: RefCell<Option<String>>,
}

impl Languages {
    /// The largest number of language ranges of a request that are read.
    const LIMIT: usize = 32;

    /// The length of the longest language range that is read, in bytes (RFC 5646 §4.4.1).
    const LONGEST: usize = 35;

    fn new(accepted: &[HeaderValue]) -> Self {
        let mut ranges: Vec<_> = accepted
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .take(Self::LIMIT)
            // Each range is parsed alone, because the sort of `accept_language` panics for a weight
            // that is not a number.
            .flat_map(|range| accept_language::parse_with_quality(&range.replace('\t', "")))
            .filter(|(range, weight)| is_tag(range) && *weight > 0.0 && *weight <= 1.0)
            .collect();
        ranges.sort_by(|(_, left), (_, right)| right.total_cmp(left));
        let mut tags: Vec<String> = Vec::new();
        for (range, _) in &ranges {
            let mut next = Some(&**range);
            while let Some(tag) = next {
                if !tags.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
                    tags.push(tag.to_owned());
                }
                next = shorter(tag);
            }
        }
        Self { tags, read: RefCell::default() }
    }

    /// Returns the language tags to look up, the most preferred first.
    ///
    /// Each range of the client is followed by its shorter forms (RFC 4647 §3.4): `de-CH` is
    /// followed by `de`. The wildcard `*`, ranges with the weight 0, and ranges of more than 35
    /// characters are left out.
    ///
    /// The tag that the iterator returns last is the `Content-Language` of the response.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ApiErrorLayer, envelope::Problem};
    /// use std::collections::HashMap;
    ///
    /// let texts = HashMap::from([(("de", "SOLD_OUT"), "Ausverkauft")]);
    /// let layer = ApiErrorLayer::<Problem>::new().localize(move |occurrence, languages| {
    ///     let text = languages.iter().find_map(|tag| texts.get(&(tag, occurrence.name())));
    ///     text.map(|text| (*text).into())
    /// });
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().map(|tag| {
            self.read.replace(Some(tag.clone()));
            &**tag
        })
    }

    /// Returns the language of `available` that the client prefers. It is the `Content-Language` of
    /// the response.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ApiErrorLayer, envelope::Problem};
    ///
    /// let layer = ApiErrorLayer::<Problem>::new().localize(|occurrence, languages| {
    ///     match (languages.choose(&["de", "fr"])?, occurrence.name()) {
    ///         ("de", "SOLD_OUT") => Some("Ausverkauft".into()),
    ///         ("fr", "SOLD_OUT") => Some("Épuisé".into()),
    ///         _ => None,
    ///     }
    /// });
    /// ```
    #[must_use]
    pub fn choose<'a>(&self, available: &[&'a str]) -> Option<&'a str> {
        let find = |tag: &String| available.iter().find(|known| known.eq_ignore_ascii_case(tag));
        let chosen = self.tags.iter().find_map(find).copied()?;
        self.read.replace(Some(chosen.to_owned()));
        Some(chosen)
    }
}

impl Debug for Languages {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Languages").field(&self.tags).finish()
    }
}

/// Returns whether a text is a basic language range (RFC 4647 §2.1) other than `*`. A text that is
/// longer than [`Languages::LONGEST`] is refused, because each of its parts adds a tag to look up.
fn is_tag(text: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    text.len() <= Languages::LONGEST && text.split('-').all(is_part)
}

/// Returns a tag without its last part. A single letter or digit at the end is removed too (RFC
/// 4647 §3.4).
fn shorter(tag: &str) -> Option<&str> {
    let (start, _) = tag.rsplit_once('-')?;
    match start.rsplit_once('-') {
        Some((shorter, part)) if part.len() == 1 => Some(shorter),
        _ => Some(start),
    }
}

impl<V> ApiErrorLayer<V> {
    /// Sets the function that translates the message of an error to a language of the client.
    ///
    /// The function gets the error and the languages of the header `Accept-Language`. If it returns
    /// `None`, the message is sent untranslated. It is not called for a 5xx whose message is its
    /// reason phrase. The log is not translated.
    ///
    /// The response to a translated error has the header `Content-Language`, with the tag that the
    /// function read last. If the function read no tag, the header is absent. The responses to all
    /// errors that can be translated have `Vary: Accept-Language`. The messages of issues are not
    /// translated.
    /// [`GoogleRpc`](crate::envelope::GoogleRpc) sends the translation as `LocalizedMessage`, next
    /// to the untranslated message.
    ///
    /// Careful: a client cannot decode a translated error of
    /// [`MessageOnly`](crate::envelope::MessageOnly), [`Described`](crate::envelope::Described) or
    /// [`FieldErrors`](crate::envelope::FieldErrors), because only the message identifies it.
    ///
    /// [`Languages`] has examples.
    #[cfg_attr(docsrs, doc(cfg(feature = "localize")))]
    #[must_use]
    pub fn localize<F>(mut self, translate: F) -> Self
    where
        F: Fn(&Occurrence<'_>, &Languages) -> Option<Cow<'static, str>> + Send + Sync + 'static,
    {
        self.settings_mut().translate = Some(Arc::new(move |occurrence, accepted| {
            let languages = Languages::new(accepted);
            let message = translate(occurrence, &languages)?;
            Some(Translation { language: languages.read.take(), message })
        }));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Languages;
    use http::HeaderValue;

    fn tags(headers: &[&str]) -> Vec<String> {
        let values: Vec<_> =
            headers.iter().map(|header| HeaderValue::from_str(header).unwrap()).collect();
        Languages::new(&values).iter().map(str::to_owned).collect()
    }

    #[test]
    fn tags_are_sorted_by_weight_and_followed_by_shorter_tags() {
        for (headers, expected) in [
            (&["de-CH, fr;q=0.9"][..], &["de-CH", "de", "fr"][..]),
            (&["en;q=0.3, de-AT;q=0.8, de;q=0.9"], &["de", "de-AT", "en"]),
            (&["en;q=0.5", "fr"], &["fr", "en"]),
            (&["zh-Hant-CN-x-private1"], &["zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh"]),
            (&["DE, de;q=0.5"], &["DE"]),
            (&["*, en;q=0.1"], &["en"]),
            (&["de;q=0, en;q=0.000"], &[]),
            (&["de;q=nan, en;q=inf, fr;q=-1, it;q=2, es;q=x, pt"], &["pt"]),
            (&["d\u{e9}", "a_b", "toolongtag-x", "-", "en-", "\"en\""], &[]),
            (&["", ",,", " en \t;q=0.5"], &["en"]),
        ] {
            assert_eq!(tags(headers), expected, "{headers:?}");
        }
    }

    #[test]
    fn the_number_of_ranges_is_limited() {
        let many: Vec<_> = (0..100).map(|number| format!("x{number};q=nan, y{number}")).collect();
        assert!(tags(&[&many.join(",")]).len() <= Languages::LIMIT);
    }

    #[test]
    fn the_length_of_a_range_is_limited() {
        let longest = format!("de-{}", ["abcdefg"; 4].join("-"));
        assert_eq!(tags(&[&longest]).len(), 5);
        assert_eq!(tags(&[&format!("{longest}-x1, fr")]), ["fr"]);
    }

    #[test]
    fn the_language_that_was_read_last_is_stored() {
        let languages = Languages::new(&[HeaderValue::from_static("de-CH, fr;q=0.5")]);
        assert_eq!(languages.read.take(), None);
        assert_eq!(languages.iter().find(|tag| *tag == "de"), Some("de"));
        assert_eq!(languages.read.take().as_deref(), Some("de"));
        assert_eq!(languages.choose(&["en", "FR"]), Some("FR"));
        assert_eq!(languages.read.take().as_deref(), Some("FR"));
        assert_eq!(languages.choose(&["en"]), None);
        assert_eq!(languages.read.take(), None);
    }
}
