/** Closed lists of what is found, decided and concluded about a record of quality (S12–S15, rules §10). */
export const RELEASED_IMPACTS = ['none', 'possible', 'confirmed'] as const;
export const ASSESSMENTS = ['noImpact', 'impactAccepted', 'batchRejected'] as const;
export const DISPOSALS = ['useAsIs', 'rework', 'scrap'] as const;
export const LABORATORY_FINDINGS = ['errorFound', 'noErrorFound'] as const;
export const OOS_CONCLUSIONS = ['confirmed', 'laboratoryError'] as const;
export const EVALUATIONS = ['noAction', 'deviation', 'capa'] as const;
export const LOOK_BACK_CONCLUSIONS = ['resultsStand', 'weighAgain', 'reject'] as const;

/** Kinds that a person may open; a CAPA is proposed by repeats, a look-back by a failed scale. */
export const OPENED_BY_PERSONS = ['deviation', 'nonconformance', 'oos', 'oot'] as const;
