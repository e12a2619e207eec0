import type { ReactNode } from 'react';
import type { ExceptionId } from '../../../main/contract/ids.ts';
import type { ExceptionCard } from '../../../main/contract/views.ts';
import { AttachmentStrip } from '../../attachments/AttachmentStrip.tsx';
import { LateNote } from '../../attachments/LateNote.tsx';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { dayAndTime } from '../../text/moment.ts';
import { refusalText } from '../../text/refusal-text.ts';
import { say, sayCode } from '../../text/say.ts';
import { StoryActions } from './StoryActions.tsx';
import { usePlantOffset } from './use-plant-offset.ts';

/** One exception as a story: what was stopped, why, whose it is, until when, and what happens next. */
export function ExceptionStory({
  exception,
  actions = <StoryActions exception={exception} />,
}: {
  readonly exception: ExceptionCard;
  readonly actions?: ReactNode;
}) {
  const offset = usePlantOffset();
  const { refusal, id, links } = exception;
  const text = refusal === null ? null : refusalText(refusal);
  return (
    <article className="story" aria-label={id}>
      <header>
        <p className="story-kind">
          {say(`severity.${exception.severity}`)} ·{' '}
          {sayCode(`exceptionState.${exception.state}`) ?? exception.state}
          {exception.count > 1 && ` · ${say('exceptions.count', { n: exception.count })}`}
          {` · ${dayAndTime(exception.opened, offset)}`}
          {links.length > 0 && ` · ${links.join(', ')}`}
        </p>
        <h2>{text?.title ?? sayCode(`trigger.${exception.trigger}`) ?? exception.trigger}</h2>
        {text !== null && <p>{text.why}</p>}
        {exception.narrative !== null && exception.lateEntry === null && <q>{exception.narrative}</q>}
        {exception.lateEntry !== null && <LateNote late={exception.lateEntry} />}
      </header>
      {exception.decision === null ? (
        <OpenFacts exception={exception} />
      ) : (
        <DecidedFacts exception={exception} decision={exception.decision} />
      )}
      <AttachmentStrip
        on={{ kind: 'exception', id: id as ExceptionId }}
        attachments={exception.attachments}
      />
      {actions}
    </article>
  );
}

/** Whose it is and until when, while nothing is decided. */
function OpenFacts({ exception }: { readonly exception: ExceptionCard }) {
  const offset = usePlantOffset();
  return (
    <Facts layout="column">
      <Where exception={exception} />
      {exception.object !== null && exception.balance === null && (
        <Fact name={say('exceptions.object')}>
          <Code>{exception.object}</Code>
        </Fact>
      )}
      <Owner exception={exception} />
      <Labels exception={exception} />
      <Fact name={say('exceptions.acknowledged')}>
        {exception.acknowledgedBy ?? say('exceptions.by', { at: exception.dueAcknowledge })}
      </Fact>
      <Fact name={say('exceptions.due')}>{dayAndTime(exception.dueDisposition, offset)}</Fact>
      <Next exception={exception} />
    </Facts>
  );
}

/** What was decided, by whom, and who answered for it as the second. */
function DecidedFacts({
  exception,
  decision,
}: {
  readonly exception: ExceptionCard;
  readonly decision: NonNullable<ExceptionCard['decision']>;
}) {
  return (
    <Facts layout="column">
      <Where exception={exception} />
      <Owner exception={exception} />
      <Labels exception={exception} />
      <Fact name={say('exceptions.decision')}>
        {say(`pattern.${decision.pattern}`)} {decision.what.join(', ')}
      </Fact>
      <Fact name={say('exceptions.why')}>
        {say(`reason.${decision.reason}`)}
        {decision.narrative !== null && `. ${decision.narrative}`}
      </Fact>
      <Fact name={say('exceptions.signedBy')}>
        {say('exceptions.twoSigned', {
          by: decision.by,
          second: decision.approvedBy ?? say('exceptions.notApproved'),
        })}
      </Fact>
      <Next exception={exception} />
    </Facts>
  );
}

/** The labels that do not add up, with what each count left over. */
function Labels({ exception: { balance } }: { readonly exception: ExceptionCard }) {
  if (balance === null) return null;
  const { issued, applied, rejected, setUp, damaged, specimen, returned, unaccounted, counts } = balance;
  const sum = { issued, applied, rejected, setUp, damaged, specimen, returned, unaccounted };
  return (
    <>
      <Fact wide name={say('reconcile.balance')}>
        {say('reconcile.sum', sum)}
      </Fact>
      <Fact wide name={say('reconcile.unaccounted')}>
        {counts
          .map((each) => say('reconcile.eachCount', { by: each.by, unaccounted: each.unaccounted }))
          .join(' · ')}
        {` · ${say('reconcile.ofLimit', { percent: balance.percent, limit: balance.limit })}`}
      </Fact>
    </>
  );
}

/** The one line about what comes next, and who does it. */
const Next = ({ exception: { next } }: { readonly exception: ExceptionCard }) => (
  <Fact name={say('exceptions.next')}>{sayCode(`exceptionNext.${next.code}`, next.data)}</Fact>
);

const Where = ({ exception }: { readonly exception: ExceptionCard }) => (
  <Fact name={say('exceptions.where')}>
    {exception.batch !== null && <Code>{exception.batch}</Code>}{' '}
    {exception.step !== null && say('header.step', { step: exception.step })} {exception.stepTitle} ·{' '}
    <bdi>{exception.station}</bdi>
  </Fact>
);

const Owner = ({ exception }: { readonly exception: ExceptionCard }) => (
  <Fact name={say('exceptions.owner')}>
    {say(`role.${exception.owner}`)}
    {exception.ownerNames.length > 0 && `: ${exception.ownerNames.join(', ')}`}
    {exception.escalatedTo !== null && (
      <span className="story-told"> {say('exceptions.told', { role: exception.escalatedTo })}</span>
    )}
  </Fact>
);
