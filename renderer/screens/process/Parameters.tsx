import type { ProcessScreen } from '../../../main/contract/views.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';

/** What the machine is set to, each value with its limits and with who read it. */
export function Parameters({ screen }: { readonly screen: ProcessScreen }) {
  return (
    <ul className="process-values" aria-label={say('process.values')}>
      {screen.parameters.map(({ id, name, unit, lowest, highest, value, by }) => (
        <li key={id} data-done={value !== null || undefined}>
          <StateShape shape={value === null ? 'ready' : 'done'} />
          <span>
            {name}
            <small>{say('process.limits', { lowest, highest, unit })}</small>
          </span>
          <b>{value === null ? say('process.none') : `${value} ${unit}`}</b>
          <small>{by}</small>
        </li>
      ))}
    </ul>
  );
}
