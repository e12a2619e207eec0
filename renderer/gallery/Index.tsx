import type { Fixture } from './fixture.ts';
import './index.css';

/** The list of everything there is to look at, by screen. */
export function Index({ fixtures }: { readonly fixtures: readonly Fixture[] }) {
  return (
    <main className="index">
      <h1>Screens</h1>
      <ul>
        {fixtures.map(({ id }) => (
          <li key={id}>
            <a href={`#view=${id}&theme=light`}>{id}</a> <a href={`#view=${id}&theme=dark`}>dark</a>{' '}
            <a href={`#view=${id}&theme=light&lang=accented`}>long</a>{' '}
            <a href={`#view=${id}&theme=light&lang=mirrored`}>mirrored</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
