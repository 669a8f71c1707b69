"""The segmentation lens: how a sentence is cut into words, and what a word that is not added yet would change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from ingest.words import pending_words
from kg.errors import BadWordError
from search.dictionary import Dictionary, check_word
from search.lens import Piece, pieces_of
from search.query import Query
from search.texts import FoldedText, FoldedTexts
from search.tree import Phrase
from web.pages.request import workspace

blueprint = Blueprint("lens", __name__)
_LONGEST = 500  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Trial:
    """What adding a word would change."""

    word: str
    pieces: tuple[Piece, ...]  # of the sentence, with the word
    in_sentence: bool
    passages: int  # in which its characters stand: what would be found
    documents: int  # that they lie in: to be indexed anew
    found: int  # passages that are found by the word now
    in_force: bool
    noted: bool  # added, and to come into force


@dataclass(frozen=True, slots=True)
class Waiting:
    """Words that were added or removed, and are not in force."""

    words: tuple[str, ...]
    documents: int  # to be indexed anew


@blueprint.get("/lens")
def page() -> ResponseReturnValue:
    """`?text=` the sentence, `?word=` the word to try. Nothing is kept."""
    typed, word = request.args.get("text", "").strip(), request.args.get("word", "").strip()
    sentence, trial, complaint = typed[:_LONGEST], None, ""
    if word:
        try:
            trial = _try(check_word(word), sentence or word)
        except BadWordError as exc:
            complaint = str(exc)
    return render_template(
        "lens.html",
        sentence=sentence,
        cut_off=len(typed) > _LONGEST,
        longest=_LONGEST,
        word=word,
        pieces=pieces_of(sentence or (word if trial else ""), workspace().index.dictionary),
        trial=trial,
        complaint=complaint,
        dictionary=workspace().index.dictionary,
        waiting=_waiting(),
    )


def _waiting() -> Waiting | None:
    """None where the index follows what people added and removed."""
    words = pending_words(workspace().folder, workspace().index)
    return Waiting(tuple(sorted(words)), _documents_of(_holding(*words))) if words else None


def _holding(*words: str) -> list[FoldedText]:
    texts: FoldedTexts = current_app.extensions["folded_texts"]
    wanted = Dictionary(frozenset(words))
    return [text for text in texts.holding(words) if wanted.standing(text.text)]


def _documents_of(texts: Iterable[FoldedText]) -> int:
    return len({text.document.id for text in texts})


def _try(word: str, sentence: str) -> Trial:
    here = workspace()
    known = here.index.dictionary
    holding = _holding(word)
    widened = replace(known, users=known.users | {word})
    return Trial(
        word=word,
        pieces=tuple(pieces_of(sentence, widened)),
        in_sentence=bool(Dictionary(frozenset({word})).standing(sentence)),
        passages=len(holding),
        documents=_documents_of(holding),
        found=here.index.search(Query(Phrase(word)), limit=0).total,
        in_force=word in known.words,
        noted=word in here.folder.state.words.all(),
    )
