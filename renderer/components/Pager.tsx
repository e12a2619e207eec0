import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { say } from '../text/say.ts';
import { Button } from './Button.tsx';
import { pageOf } from './page-of.ts';
import './pager.css';

interface PagerProps<Row> {
  readonly rows: readonly Row[];
  readonly size: number;
  /** The page it opens on. */
  readonly start?: number;
  readonly children: (shown: readonly Row[]) => ReactNode;
}

/** A long list in pages: nothing on an operator's screen scrolls under a glove. */
export function Pager<Row>({ rows, size, start = 0, children }: PagerProps<Row>) {
  const [wanted, setPage] = useState(start);
  const { page, pages, shown } = pageOf(rows, size, wanted);
  return (
    <div className="pager">
      {children(shown)}
      {pages > 1 && (
        <div className="pager-buttons">
          <Button
            size="least"
            icon={<ChevronUp aria-hidden="true" />}
            label={say('pager.back')}
            onPress={() => setPage(Math.max(0, page - 1))}
          />
          <span>{say('pager.page', { page: page + 1, pages })}</span>
          <Button
            size="least"
            icon={<ChevronDown aria-hidden="true" />}
            label={say('pager.on')}
            onPress={() => setPage(Math.min(pages - 1, page + 1))}
          />
        </div>
      )}
    </div>
  );
}
