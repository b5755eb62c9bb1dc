"""Laws of the tokenisation, for any text at all."""

from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.model.tokens import tokenise

TEXTS = st.text(st.one_of(st.sampled_from("aZ09 .,'’-_\nUS$é文"), st.characters()), max_size=80)


@given(TEXTS)
def test_tokens_are_slices_in_order_and_miss_only_white_space(text: str) -> None:
    tokens = tokenise(text)
    at = 0
    for begin, end, word in zip(tokens.begins, tokens.ends, tokens.words, strict=True):
        assert at <= begin < end
        assert text[begin:end] == word
        assert not text[at:begin].strip()
        at = end
    assert not text[at:].strip()


@given(TEXTS, TEXTS)
def test_white_space_separates(one: str, other: str) -> None:
    assert tokenise(f"{one}\n{other}").words == tokenise(one).words + tokenise(other).words
