import type { BulkWeighScreen } from '../../../main/contract/views.ts';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { massWithUnit } from '../../text/mass.ts';
import { say } from '../../text/say.ts';

type BulkProps = { readonly screen: BulkWeighScreen };

const IN_SHAPE: Readonly<Record<BulkWeighScreen['intake'][number]['state'], Shape>> = {
  outside: 'ready',
  held: 'qa',
  in: 'done',
};
/** Two columns of six. */
const INTAKE = 12;
const DRUMS = 4;

/** Every container of the run: in, outside, or on hold. */
export function Intake({ screen: { intake } }: BulkProps) {
  const first = intake.findIndex(({ state }) => state !== 'in');
  return (
    <Pager rows={intake} size={INTAKE} start={first < 0 ? 0 : Math.floor(first / INTAKE)}>
      {(shown) => (
        <ul className="bulk-in">
          {shown.map(({ container, state }) => (
            <li key={container} data-state={state}>
              <StateShape shape={IN_SHAPE[state]} />
              <Code>{container}</Code>
              <span className="unseen">{say(`bulk.state.${state}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Pager>
  );
}

/** The drums that were weighed, the newest in sight. */
export function Out({ screen: { containers }, size = DRUMS }: BulkProps & { readonly size?: number }) {
  if (containers.length === 0) return null;
  return (
    <Pager
      key={containers.length}
      rows={containers}
      size={size}
      start={Math.floor((containers.length - 1) / size)}
    >
      {(shown) => (
        <ul className="bulk-out">
          {shown.map(({ container, net, unit, phase }) => (
            <li key={container} data-phase={phase}>
              <StateShape shape={phase === 'void' ? 'lost' : phase === 'labelled' ? 'done' : 'ready'} />
              <Code>{container}</Code>
              <b>{massWithUnit(net, unit)}</b>
              <span className="unseen">{say(`container.${phase}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Pager>
  );
}
