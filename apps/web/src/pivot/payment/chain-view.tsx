import { Icon, type IconName } from '../../shared/ui/icon';
import { Money } from '../../shared/ui/money';
import type { ChainNode, LinkState } from './chain';
import { sentenceOf, signed } from './chain-words';
import { t } from './texts';

const ICONS: Readonly<Record<LinkState, IconName>> = {
  ok: 'it-check',
  different: 'it-close',
  missing: 'it-close',
  waiting: 'it-clock',
  unused: 'it-minus',
};

/** The chain drawn: each document with its mark, its amount, and by how much it differs; its name leads to its card below. */
export function ChainView({ chain }: { readonly chain: readonly ChainNode[] }) {
  return (
    <section className="panel" aria-labelledby="chain">
      <h2 id="chain" className="h4">
        {t.chain}
      </h2>
      <ol className="pivot-chain">
        {chain.map((node) => {
          const { key, state, importo, scarto } = node;
          return (
            <li key={key} className={`chain-node chain-${state}`}>
              <span className="chain-dot">
                <Icon name={ICONS[state]} size="sm" />
              </span>
              <a href={`#documento-${key}`}>{t.nodes[key]}</a>
              <span className="chain-state">{t.states[state]}</span>
              {importo !== undefined && <Money euro={importo} strong />}
              {scarto !== undefined && <span className="chain-gap">{t.byHowMuch(signed(scarto))}</span>}
              <span className="chain-words">{sentenceOf(node)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
