import type { StepStateName } from '../../main/contract/views.ts';
import type { Severity } from '../../main/contract/vocabulary.ts';
import type { Shape } from './StateShape.tsx';

export const STEP_SHAPE: Readonly<Record<StepStateName, Shape>> = {
  planned: 'planned',
  ready: 'ready',
  inProgress: 'now',
  suspended: 'suspended',
  blocked: 'blocked',
  exception: 'exception',
  complete: 'done',
  verified: 'verified',
  notExecuted: 'notExecuted',
};

export const SEVERITY_SHAPE: Readonly<Record<Severity, Shape>> = {
  minor: 'attend',
  major: 'exception',
  critical: 'blocked',
};
