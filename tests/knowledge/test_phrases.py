"""Word lists are kept as tries over tokens."""

from cyberdiplo.knowledge.phrases import END, PhraseTrie, add_phrase, phrase_trie, shared


def test_a_later_entry_for_the_same_phrase_replaces_an_earlier_one() -> None:
    assert phrase_trie([("the PLA's", 1), ("the PLA's", 2)]) == {"the": {"PLA": {"'s": {END: 2}}}}


def test_equal_tails_are_one_object_and_the_phrases_stay_what_they_are() -> None:
    trie: PhraseTrie = {}
    for phrase in ("Xi", "Xi Jinping", "President Xi Jinping", "Mr Jinping"):
        add_phrase(trie, phrase.split(), ("person", ("xi-jinping",)))
    add_phrase(trie, ["Jinping"], ("place", ("jinping",)))
    whole = shared(trie)
    assert whole == trie
    assert whole["Xi"]["Jinping"] is whole["President"]["Xi"]["Jinping"] is whole["Mr"]["Jinping"]
    assert whole["Jinping"] is not whole["Mr"]["Jinping"]
