import type { LabellingView } from '../../../main/contract/views.ts';
import { Code } from '../../components/Code.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

/** The roll that is on, the code as every pack must carry it, and the labels in the record: each with its shape. */
export function Labelling({ labelling }: { readonly labelling: LabellingView }) {
  return (
    <dl className="labelling">
      <Roll labelling={labelling} />
      <PackCode labelling={labelling} />
      <div>
        <dt>{say('packaging.specimens')}</dt>
        <dd className="labelling-kept">
          {labelling.specimens.map(({ which, roll }) => (
            <span key={which}>
              <StateShape shape={roll === null ? 'ready' : 'done'} /> {say(`packaging.specimen.${which}`)}
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}

function Roll({ labelling: { on, brought, artwork, revision } }: { readonly labelling: LabellingView }) {
  const offset = usePlantOffset();
  const roll = on?.roll ?? brought;
  return (
    <div data-due={on === null || undefined}>
      <dt>{say('packaging.roll')}</dt>
      <dd>
        <StateShape shape={on === null ? 'attend' : 'done'} />{' '}
        {roll === null ? say('packaging.noRoll') : <Code>{roll}</Code>}
      </dd>
      <dd>
        {on !== null
          ? say('packaging.rollSince', { time: wallClock(on.since, offset).time })
          : say(brought === null ? 'packaging.rollScan' : 'packaging.rollLabel', { artwork, revision })}
      </dd>
    </div>
  );
}

function PackCode({ labelling: { code } }: { readonly labelling: LabellingView }) {
  const offset = usePlantOffset();
  const { expected, due, verifiedAt, until } = code;
  const time = verifiedAt === null ? '' : wallClock(verifiedAt, offset).time;
  return (
    <div data-due={due !== null || undefined}>
      <dt>{say('packaging.code')}</dt>
      <dd dir="ltr">
        <StateShape shape={due === null ? 'done' : 'attend'} /> {expected}
      </dd>
      <dd>
        {due !== null
          ? say(`packaging.codeDue.${due}`)
          : until === null
            ? say('packaging.codeVerified', { time })
            : say('packaging.codeUntil', { time, until: wallClock(until, offset).time })}
      </dd>
    </div>
  );
}
