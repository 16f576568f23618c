"""Mending what parsers most often get wrong, once, before any rule looks at a sentence.

Every repair rests on what the words show without the tree (commas and a closing "and", a compound cut by a bracket, an
object right after its verb), and leaves a tree that already says so as it is.
"""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.extraction import (
    mend_apposition,
    mend_clauses,
    mend_coordination,
    mend_finite,
    mend_lists,
    mend_phrases,
    mend_tails,
    mend_verbs,
    mend_words,
)
from graphbuilder.extraction.graft import is_tree
from graphbuilder.model import Sentence

REPAIRS = (
    mend_phrases.nouns_in_ly,
    mend_phrases.tags_at_odds,
    mend_phrases.nitric_oxide,
    mend_clauses.verbs_by_form,
    mend_verbs.helping,
    mend_verbs.after_do,
    mend_verbs.parted_from_modals,
    mend_verbs.after_neither,
    mend_verbs.joined_to_verbs,
    mend_verbs.inverted_conditions,
    mend_verbs.gerunds_in_lists,
    mend_verbs.targets,
    mend_verbs.nouns_after_prepositions,
    mend_clauses.missing_verb,
    mend_verbs.after_that,
    mend_finite.verbs_before_articles,
    mend_finite.verbs_of_relatives,
    mend_finite.joined_verbs,
    mend_finite.lost_verbs,
    mend_finite.verbs_under_subjects,
    mend_finite.verbs_after_commas,
    mend_finite.infinitives_before_objects,
    mend_finite.first_of_joined_predicates,
    mend_tails.tails_in_turn,
    mend_clauses.compound_subjects,
    mend_phrases.cut_compounds,
    mend_phrases.at_least,
    mend_phrases.function_words,
    mend_phrases.prepositions,
    mend_phrases.possessives,
    mend_words.split_modifiers,
    mend_coordination.suspended_compounds,
    mend_coordination.adjectives_for_nouns,
    mend_coordination.split_compounds,
    mend_coordination.slashed,
    mend_words.lettered_cells,
    mend_words.participles_for_deeds,
    mend_words.joined_deeds,
    mend_words.vague_features,
    mend_phrases.shared_heads,
    mend_phrases.joined_disorders,
    mend_clauses.verbs_in_noun_places,
    mend_finite.objects_taken_for_subjects,
    mend_finite.clauses_joined_to_nouns,
    mend_clauses.clauses_after_and,
    mend_clauses.joined_participles,
    mend_clauses.two_equations,
    mend_clauses.joined_adverbials,
    mend_clauses.participles_before_objects,
    mend_tails.stray_participles,
    mend_tails.trailing_participles,
    mend_tails.tails_of_later_clauses,
    mend_tails.tails_of_relatives,
    mend_tails.tails_of_causes,
    mend_tails.tails_of_asides,
    mend_tails.clauses_after_asides,
    mend_tails.codes,
    mend_tails.ranges,
    mend_tails.outcomes_of_features,
    mend_apposition.bracketed_lists,
    mend_apposition.announced_examples,
    mend_apposition.titles,
    mend_apposition.second_objects,
    mend_apposition.enumerations,
    mend_lists.lists,
    mend_words.places_in_row,
    mend_lists.examples,
    mend_clauses.second_subjects,
    mend_coordination.opening_conjunctions,
    mend_coordination.second_names,
    mend_coordination.nearest_names,
    mend_coordination.joined_infinitives,
    mend_coordination.joined_gerunds,
    mend_coordination.gerunds_after_gerunds,
    mend_coordination.joined_phrases,
    mend_coordination.joined_to_places,
    mend_coordination.inferred,
    mend_coordination.joined_places,
    mend_coordination.same_again,
    mend_tails.told_of_disorders,
    mend_coordination.nearest_relatives,
    mend_phrases.added_items,
    mend_coordination.company,
    mend_phrases.repeated_prepositions,
    mend_phrases.consequences,
    mend_phrases.late_complements,
    mend_clauses.verbs_joined_to_nouns,
    mend_clauses.equations_joined_to_nouns,
    mend_clauses.lost_objects,
    mend_clauses.lost_complements,
    mend_coordination.nouns_joined_to_verbs,
    mend_clauses.shown_participles,
    mend_phrases.afterthoughts,
    mend_lists.asides,
)
"""In this order: names first, then verbs, so that lists find their items whole and clauses their bounds."""


def repaired(sentence: Sentence) -> Sentence:
    """Return the sentence with its tree mended; a repair that would leave no tree is taken back."""
    tokens = list(sentence.tokens)
    for repair in REPAIRS:
        before = tuple(tokens)
        repair(tokens)
        if before != tuple(tokens) and not is_tree(tokens):
            tokens[:] = before
    return replace(sentence, tokens=tuple(tokens))
