import type { Role } from '../../contract/vocabulary.ts';
import { holdsRole } from '../identity/authority.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import { finding, type Gate } from './gate.ts';

const MOVERS: readonly Role[] = ['operator', 'labelController', 'supervisor', 'qaReviewer'];

/** Who may cause what, as data; an administrator has no GxP authority anywhere (S28, S101). */
const ROLES: Readonly<Partial<Record<KernelCommandType, readonly Role[]>>> = {
  UnlockPerson: ['administrator'],
  IssueBatch: ['qaReviewer'],
  ReleaseHold: ['qaReviewer'],
  RestartRun: ['supervisor'],
  CaptureReference: ['metrology'],
  PassReference: ['metrology'],
  AdjustScale: ['metrology'],
  RequestReturn: ['metrology'],
  RecordCalibration: ['metrology'],
  ApproveReturn: ['qaReviewer'],
  BeginProcedure: ['metrology'],
  CaptureLoad: ['metrology'],
  BreakOffProcedure: ['metrology'],
  VerifyProcedure: ['metrology', 'qaReviewer'],
  TakeSample: ['operator', 'qaReviewer', 'laboratory'],
  SendSample: ['operator', 'qaReviewer', 'laboratory'],
  ReceiveSample: ['laboratory'],
  StoreRetained: ['laboratory', 'qaReviewer'],
  EnterResult: ['laboratory'],
  VerifyResult: ['laboratory'],
  JudgeLot: ['qaReviewer'],
  ExtendRetest: ['qaReviewer'],
  WipeDown: ['operator'],
  MoveContainer: MOVERS,
  StageToLine: MOVERS,
  CountContainer: MOVERS,
  DeclareGap: ['qaReviewer'],
  ConfirmGap: ['administrator'],
  OpenRecord: ['qaReviewer', 'supervisor'],
  AssignTask: ['qaReviewer', 'supervisor'],
  ExtendRecord: ['qaReviewer', 'supervisor'],
  BeginReview: ['qaReviewer'],
  ReviewAuditTrail: ['qaReviewer'],
  SignBatchReview: ['qaReviewer'],
  ReturnBatch: ['qaReviewer'],
  ReleaseBatch: ['qaRelease'],
  RejectBatch: ['qaReviewer', 'qaRelease'],
  TerminateBatch: ['qaReviewer', 'qaRelease'],
  ReinstateBatch: ['qaRelease'],
  ShipUnits: ['supervisor', 'labelController'],
  ScrapContainer: ['operator', 'labelController', 'supervisor', 'qaReviewer'],
  DestroyLabels: ['labelController', 'operator', 'supervisor', 'qaReviewer'],
};

const TWO_DESTROY: ReadonlySet<KernelCommandType> = new Set(['ScrapContainer', 'DestroyLabels']);

export const requireRole: Gate = {
  id: 'requireRole',
  when: 'always',
  check: ({ command, signer, person, site, observed }) => {
    const roles = ROLES[command.type];
    if (!roles || !signer) return null;
    // Both who destroy something answer for it: the one at the terminal and the one who saw it.
    const two = TWO_DESTROY.has(command.type) && person ? [person, signer] : [signer];
    const without = two.find(
      (each) => !roles.some((role) => holdsRole(each, role, site, observed.moment.day)),
    );
    return without
      ? finding('role.missing', { person: without.name, role: roles[0] ?? '' }, roles[0] ?? null)
      : null;
  },
};
