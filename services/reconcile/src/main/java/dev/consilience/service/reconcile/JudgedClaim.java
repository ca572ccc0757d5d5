package dev.consilience.service.reconcile;

import dev.consilience.claim.Claim;
import dev.consilience.claim.Judgement;

/** A claim with what curators have ruled of it. */
record JudgedClaim(Claim claim, Judgement judgement) {}
