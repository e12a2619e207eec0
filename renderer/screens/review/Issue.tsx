import { useState } from 'react';
import type { Affordance, IssueForm } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import { Keyboard } from '../../components/Keyboard.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import './review.css';

type Recipe = IssueForm['recipes'][number];
/** Lots in a page, under one recipe and under a choice of them. */
const PER_PAGE = { alone: 3, choice: 2 };

/** Issues a batch: one recipe version, one new number, and a lot for every material, proposed in order of expiry. */
export function Issue({
  form,
  affordance,
}: {
  readonly form: IssueForm;
  readonly affordance: Affordance | undefined;
}) {
  const [wanted, setRecipe] = useState<string | null>(null);
  const [batch, setBatch] = useState('');
  const [typing, setTyping] = useState(false);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const recipe = form.recipes.find(({ id }) => id === wanted) ?? form.recipes[0];
  if (recipe === undefined) return <p className="review-none">{say('issue.none')}</p>;

  const lotOf = (line: Recipe['lines'][number]) =>
    chosen[line.step] ?? (line.lots.find(({ proposed }) => proposed) ?? line.lots[0])?.lot ?? '';
  const allocations = recipe.lines
    .map((line) => ({ step: line.step, lot: lotOf(line) }))
    .filter(({ lot }) => lot !== '');

  return (
    <div className="issue">
      <div className="issue-head">
        <Choice
          label={say('issue.recipe')}
          columns={1}
          // The keys need the room of the recipes that are not chosen.
          options={(typing ? [recipe] : form.recipes).map(({ id, version, product, size }) => ({
            value: id,
            text: product,
            detail: say('issue.version', { id, version, size }),
          }))}
          value={recipe.id}
          onChange={setRecipe}
        />
        <Field
          onFocus={() => setTyping(true)}
          label={say('issue.batch')}
          value={batch}
          onChange={setBatch}
          hint={say('issue.batchHint')}
        />
        <Button
          kind="primary"
          label={say('issue.do')}
          affordance={affordance}
          onPress={() =>
            openOverlay({
              kind: 'sign',
              draft: {
                type: 'IssueBatch',
                recipe: recipe.id,
                version: recipe.version,
                batch: batch.trim(),
                allocations,
              },
            })
          }
        />
      </div>
      {typing ? (
        <div className="issue-typing">
          <Keyboard value={batch} onChange={(value) => setBatch(value.toUpperCase())} />
          <Button label={say('issue.typed')} onPress={() => setTyping(false)} />
        </div>
      ) : (
        <Pager rows={recipe.lines} size={form.recipes.length > 1 ? PER_PAGE.choice : PER_PAGE.alone}>
          {(page) => (
            <ul className="rows" aria-label={say('issue.lots')}>
              {page.map((line) => (
                <li key={line.step} className="row issue-line">
                  <div className="row-main">
                    <b>{line.itemName}</b>
                    <p>
                      {line.item} · {say('header.step', { step: line.step })}
                    </p>
                  </div>
                  {line.lots.length === 0 ? (
                    <p className="plate-amber">{say('issue.noLot')}</p>
                  ) : (
                    <Choice
                      label={say('issue.lotFor', { item: line.itemName })}
                      labelShown={false}
                      columns={Math.min(3, line.lots.length)}
                      options={line.lots.map(({ lot, text, proposed }) => ({
                        value: lot,
                        text: lot,
                        detail: proposed ? say('issue.first', { text }) : text,
                      }))}
                      value={lotOf(line)}
                      onChange={(lot) => setChosen({ ...chosen, [line.step]: lot })}
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
        </Pager>
      )}
    </div>
  );
}
