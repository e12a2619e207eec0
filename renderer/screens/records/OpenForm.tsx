import { OPENED_BY_PERSONS } from '../../../main/contract/record-words.ts';
import type { WorkScreen } from '../../../main/contract/views.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say, sayCode } from '../../text/say.ts';
import { chosenOf, type FormField, listOf, type Option, oneOf, some, textOf, words } from './form-fields.ts';
import { RecordForm } from './RecordForm.tsx';

const NO_EXCEPTION = '-';

/** A person opens a record: its kind, the exception it belongs to, what it is about, and what happened. */
export function OpenForm({ screen }: { readonly screen: WorkScreen }) {
  const exception: FormField = {
    kind: 'one',
    name: 'exception',
    label: say('recordField.exception'),
    options: [
      { value: NO_EXCEPTION, text: say('records.form.noException') },
      ...screen.exceptions.map(({ id, trigger }) => ({
        value: id,
        text: id,
        detail: sayCode(`trigger.${trigger}`) ?? trigger,
      })),
    ].slice(0, 15),
    columns: 3,
  };
  return (
    <RecordForm
      title={say('records.title.open')}
      fields={() => [
        oneOf('kind', OPENED_BY_PERSONS, 'recordKind'),
        exception,
        some('objects', objectsOf(screen), 0, say('records.form.noLot')),
        words('narrative'),
      ]}
      submit={say('settle.sign')}
      onDone={(values) => {
        const chosen = textOf(values, 'exception');
        openOverlay({
          kind: 'sign',
          draft: {
            type: 'OpenRecord',
            kind: chosenOf(values, 'kind', OPENED_BY_PERSONS),
            exception: chosen === NO_EXCEPTION ? null : chosen,
            objects: listOf(values, 'objects').map((each) => {
              const [kind, id = ''] = each.split(/:(.*)/s);
              return { kind: kind === 'batch' ? 'batch' : 'lot', id };
            }),
            narrative: textOf(values, 'narrative'),
          },
        });
      }}
    />
  );
}

/** Batches in work and lots of the plant. */
function objectsOf({ cards, lots }: WorkScreen): readonly Option[] {
  const batches = [...new Set(cards.map(({ batch }) => batch))];
  return [
    ...batches.map((id) => ({ value: `batch:${id}`, text: id, detail: say('objectKind.batch') })),
    ...lots.map(({ lot, itemName }) => ({ value: `lot:${lot}`, text: lot, detail: itemName })),
  ];
}
