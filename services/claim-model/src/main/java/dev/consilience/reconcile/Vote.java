package dev.consilience.reconcile;

import dev.consilience.article.StudyId;
import dev.consilience.claim.Direction;

/** What one study says for one value of a context variable, however many of its claims say it. */
record Vote(StudyId study, String value, Direction direction) {}
