//! The phrases that are found, and what to write instead.

/// Where a phrase is searched for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    Anywhere,
    /// At the start of a comment.
    CommentStart,
}

/// A phrase that is not plain technical English.
#[derive(Debug)]
pub(super) struct Phrase {
    /// A regular expression of whole words. A space also matches the end of a line.
    pub(super) pattern: &'static str,
    /// A regular expression of the matches that are correct.
    pub(super) except: Option<&'static str>,
    /// What to write instead.
    pub(super) instead: &'static str,
    pub(super) place: Place,
}

const fn phrase(pattern: &'static str, instead: &'static str) -> Phrase {
    Phrase { pattern, except: None, instead, place: Place::Anywhere }
}

const fn comment_start(pattern: &'static str, instead: &'static str) -> Phrase {
    Phrase { pattern, except: None, instead, place: Place::CommentStart }
}

impl Phrase {
    const fn except(mut self, except: &'static str) -> Self {
        self.except = Some(except);
        self
    }
}

pub(super) const PHRASES: &[Phrase] = &[
    phrase(r"(?:[\w`]+ )?(?:is|are|was|were) no [a-z]+", "write \"is not a ..\"")
        .except(r"^there |^here |no (longer|more)$"),
    phrase("can not(?: decode body)?", "write \"cannot\"").except("can not decode body"),
    phrase("has not (?:a|an|the|what|that)", "write \"does not have\""),
    phrase("the very", "remove \"very\""),
    phrase("perhaps", "write \"may\" or \"probably\", or remove it"),
    phrase("all the same", "remove it, or write \"nevertheless\""),
    phrase("by itself", "remove it, or name what does it"),
    phrase("of (?:its|their|your) own", "write \"its own ..\" or \"another ..\""),
    phrase("(?:an|no) own", "write \"its own ..\" or \"not its own ..\""),
    phrase("whichever|whatever", "write \"for every ..\", \"in any ..\" or \"even if ..\""),
    phrase("what becomes? of|what became of", "name the result"),
    phrase("unsound", "write \"invalid\""),
    phrase("sane", "write \"valid\""),
    phrase("judges?|judged|verdicts?", "write \"validates\" or \"action\""),
    phrase("stands?", "write \"is\", or \"means\""),
    phrase("(?:comes?|came) back", "write \"is returned\""),
    phrase("(?:goes|go|went) by", "write \"uses\" or \"depends on\""),
    phrase("says?|said", "write \"contains\", \"declares\" or \"states\""),
    phrase("tells?|told", "write \"returns\", \"reports\" or \"shows\""),
    phrase("takes(?: precedence)?", "write \"accepts\", \"uses\" or \"requires\"")
        .except("takes precedence"),
    phrase("carried", "name what contains it"),
    phrase("kept", "name what stores it"),
    phrase("anew", "write \"again\""),
    phrase("lest|whence|whereby|thereof|ought", "use a simple word"),
    phrase("but for", "write \"except\""),
    comment_start("Of (?:a|an|the)", "begin with the subject"),
    phrase("(?:that|those) of", "repeat the noun: \"the name of ..\""),
    comment_start("What", "begin with a noun phrase or a verb"),
    comment_start("Whether", "begin with \"Returns whether\" or \"True if\""),
    comment_start("As", "begin with the subject"),
    comment_start("Where", "begin with the subject"),
];
