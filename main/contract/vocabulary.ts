/** Closed lists that people read, sign and count. A word outside them does not parse. */

export const STATION_FUNCTIONS = [
  'weigh',
  'process',
  'packaging',
  'labels',
  'review',
  'administration',
] as const;
export type StationFunction = (typeof STATION_FUNCTIONS)[number];

export const ROLES = [
  'operator',
  'labelController',
  'supervisor',
  'qaReviewer',
  'qaRelease',
  'metrology',
  'laboratory',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Reason codes come before any free text (S8, S35); each names why, in words an investigation can count. */
export const REASON_CODES = [
  'wrong-material-presented',
  'qualified-person-takes-over',
  'excess-removed-to-waste',
  'correct-equipment-selected',
  'lot-blocked-reallocated',
  'lot-unavailable',
  'coa-mismatch',
  'coa-corrected',
  'label-damaged',
  'label-smeared',
  'label-missing',
  'label-not-printed',
  'container-damaged',
  'instrument-disturbed',
  'spill',
  'foreign-matter-suspected',
  'sequence-corrected',
  'clearance-repeated',
  'equipment-repaired',
  'equipment-adjusted',
  'equipment-cleaned-leveled',
  'equipment-moved',
  'readings-do-not-arrive',
  'shift-change',
  'break',
  'line-jam',
  'line-adjustment',
  'line-supply',
  'run-finished',
  'in-process-check',
  'investigation',
  'customer-complaint',
  'value-mistyped',
  'value-misread',
  'capture-not-valid',
  'correction-not-supported',
  'assessed-no-impact',
  'station-unavailable',
  'power-failure',
  'storage-failed',
  'older-copy-put-back',
  'computer-replaced',
  'meets-specification',
  'fails-specification',
  'opened-in-error',
  'earlier-lot-out-of-reach',
  'earlier-lot-too-little',
  'earlier-lot-reserved',
  'decision-incomplete',
  'new-information',
  'other-see-narrative',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** The governed overrides of this function; what is not here cannot be overridden (S7, S89, rules §4). */
export const OVERRIDE_IDS = [
  'fefo',
  'unreadableLabel',
  'reweighCount',
  'manualWeight',
  'checkWindow',
] as const;
export type OverrideId = (typeof OVERRIDE_IDS)[number];

export const EXCEPTION_CATEGORIES = ['material', 'equipment', 'label', 'count', 'myself', 'other'] as const;
export type ExceptionCategory = (typeof EXCEPTION_CATEGORIES)[number];

export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What is counted at a packaging line: units of the bulk that went in or were left over, and packs (rules §8). */
export const COUNTED = ['unitsIn', 'unitsLeft', 'filled', 'rejected', 'sampled'] as const;
export type CountOf = (typeof COUNTED)[number];

/**
 * Where a counted component ends by the counts of the run itself: on a filled pack, in a good unit, in a rejected one, or in
 * a sample of a check; and by the hands that count after the run (21 CFR 111.260(k)).
 */
export const COMPONENT_USES = ['packed', 'good', 'rejected', 'inProcess'] as const;
export type ComponentUse = (typeof COMPONENT_USES)[number];
export const COMPONENT_FATES = ['setUp', 'damaged', 'sampled', 'returned'] as const;
export type ComponentFate = (typeof COMPONENT_FATES)[number];
/** What the counters of a machine say that makes units, such as capsules: those that go on, and those that do not. */
export const RUN_COUNTED = ['good', 'rejected'] as const;
export type RunCountOf = (typeof RUN_COUNTED)[number];

/** When the lot and the expiry on a pack are held against those of the batch (rules §8). */
export const CODE_OCCASIONS = ['firstOff', 'rollChange', 'restart', 'interval', 'lastOff'] as const;
export type CodeOccasion = (typeof CODE_OCCASIONS)[number];

/**
 * Labels of a run that are shown in the batch record, each by a photo of its own (21 CFR 111.260(k)). The first and the last
 * are kept in it; the first label of a roll that follows another stays on its pack.
 */
export const SPECIMENS = ['first', 'rollChange', 'last'] as const;
export type SpecimenOf = (typeof SPECIMENS)[number];

/** Why a pack was rejected on the line; what a person counts under, and never free text (S8). */
export const REJECT_REASONS = [
  'fill-count',
  'cap-or-seal',
  'label-missing',
  'label-position',
  'code-unreadable',
  'container-defect',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** Why a unit was rejected that a machine made. */
export const UNIT_REJECT_REASONS = [
  'mass-outside',
  'shell-damaged',
  'shell-empty',
  'start-and-stop',
  'sorted-out',
] as const;
export type UnitRejectReason = (typeof UNIT_REJECT_REASONS)[number];

/** The zone rules of Western Electric, by their numbers: what a series of means within its limits still should not do (S15). */
export const RUN_RULES = [
  'westernElectric1',
  'westernElectric2',
  'westernElectric3',
  'westernElectric4',
] as const;
export type RunRule = (typeof RUN_RULES)[number];

/** Meanings of a signature (21 CFR 11.50): the closed list a person can sign for. */
export const MEANINGS = [
  'performed',
  'verified',
  'reviewed',
  'approved',
  'issued',
  'acknowledged',
  'requested',
  'decided',
  'returned',
  'witnessed',
  'overrode',
  'released',
  'rejected',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/** Where an exception comes from, so that the plant sees its structure and not its people (S136). */
export const CLUSTERS = [
  'scheduling',
  'material-availability',
  'engineering-revision',
  'quality-hold',
  'staffing-skill',
  'compliance',
] as const;
export type Cluster = (typeof CLUSTERS)[number];

/** Records of quality with a life of their own; none of them closes because another does (S16, S18). */
export const RECORD_KINDS = ['deviation', 'nonconformance', 'oos', 'oot', 'capa', 'lookBack'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What a sample is for: the tests of release, the shelf of retained samples, or an investigation (rules §7). */
export const SAMPLE_PURPOSES = ['release', 'retain', 'investigation'] as const;
export type SamplePurpose = (typeof SAMPLE_PURPOSES)[number];

/** What a metal detector did with a test piece that was passed through it. */
export const PIECE_RESULTS = ['rejected', 'passedThrough'] as const;
export type PieceResult = (typeof PIECE_RESULTS)[number];

/** When an instrument is measured with reference weights: before anything is done to it, and after (rules §5). */
export const REFERENCE_PHASES = ['asFound', 'asLeft'] as const;
export type ReferencePhase = (typeof REFERENCE_PHASES)[number];

/** What a person did to a scale, or saw happen to it, that no wire tells: its check of the day is void (rules §5). */
export const RECHECK_REASONS = [
  'equipment-moved',
  'equipment-cleaned-leveled',
  'power-failure',
] as const satisfies readonly ReasonCode[];
export type RecheckReason = (typeof RECHECK_REASONS)[number];

/** How metrology proves a scale beyond its daily check, at the station (USP <41>, USP <1251>). */
export const PROCEDURES = ['repeatability', 'eccentricity', 'linearity'] as const;
export type ProcedureName = (typeof PROCEDURES)[number];

/** Where a reference weight lies on the pan, seen from the person in front of it. */
export const PAN_POSITIONS = ['centre', 'frontLeft', 'backLeft', 'backRight', 'frontRight'] as const;
export type PanPosition = (typeof PAN_POSITIONS)[number];

/** What can be decided about an exception (design §2, S52–S57); re-allocation is pattern A to another lot. */
export const PATTERNS = [
  'correctAndContinue',
  'reallocation',
  'substitute',
  'rework',
  'scrap',
  'useAsIs',
] as const;
export type Pattern = (typeof PATTERNS)[number];

/** Coded causes: an investigation chooses from these and links its evidence; free text satisfies nothing (rules §10). */
export const ROOT_CAUSES = [
  'qualification-missing',
  'slip-or-lapse',
  'instruction-unclear',
  'instruction-missing',
  'instruction-not-followed',
  'supplier-material',
  'material-handling',
  'storage-condition',
  'equipment-failure',
  'equipment-unsuited',
  'calibration-drift',
  'label-or-artwork',
  'laboratory-error',
  'environment',
  'design-limit-unsuited',
  'not-determined',
] as const;
export type RootCauseCode = (typeof ROOT_CAUSES)[number];

/**
 * What can have been done on paper while a station could not be used, in a step and at an instrument: nothing that an
 * instrument or a scanner would have told (rules §6).
 */
export const LATE_FACTS_OF_STEP = ['work', 'clearance'] as const;
export const LATE_FACTS_OF_EQUIPMENT = ['use', 'cleaning', 'maintenance'] as const;
export type LateFact = (typeof LATE_FACTS_OF_STEP)[number] | (typeof LATE_FACTS_OF_EQUIPMENT)[number];

/**
 * What the printer makes for a container: the label of what was dispensed or of what a run filled, the HOLD label of what is held
 * (rules §3), or the new label of what was received and whose own cannot be read (rules §4); and for a case of finished packs.
 */
export const LABEL_KINDS = ['container', 'output', 'hold', 'received', 'case'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** What a printer says of a label; `indeterminate`: nobody knows if it came out. */
export type PrintOutcome = 'confirmed' | 'failed' | 'indeterminate';
