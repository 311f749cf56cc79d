import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { TipoDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import type { Column } from '../../shared/list/data-table';
import { FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { nameOf, type Operatore } from '../../shared/people/operatori';
import { officePath } from '../../shared/routing/address';
import { roleName } from '../../shared/session/role-names';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { StateBadge } from '../../shared/ui/state-badge';
import { Switch } from '../../shared/ui/switch';
import { t } from './operators-texts';
import { hasTipo, rolesByTipo, useTipoOperators, type Whom } from './use-tipo-operators';

const FILTERS = ['testo'] as const;
const FIELDS = [{ name: 'testo', label: t.search, kind: 'text', wide: true }] as const;

/** Who works on a tipo dovuto, switched one by one or together. Nobody switches her own. */
export function OperatorsTab({ tipo }: { readonly tipo: TipoDovuto }) {
  const { codiceIpa, may } = useEnte();
  const url = useListUrl(FILTERS);
  const { query, state, enable, disable } = useTipoOperators(tipo.codice, url.values.testo, url.cursor);
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState<Whom>();
  const editable = may('operatore.manage') && !tipo.marcaDaBollo;
  const rows = query.data?.elementi ?? [];
  const chosen: Whom = rows
    .filter(({ persona, proprio }) => keys.has(persona.id) && !proprio)
    .map((one) => ({ one, roles: rolesByTipo(one) }));
  const switchOn = async (whom: Whom) => {
    if (await enable(whom)) setKeys(new Set());
  };
  const columns: readonly Column<Operatore>[] = [
    {
      key: 'person',
      header: t.person,
      cell: (one) => (
        <>
          <Link to={officePath(codiceIpa, 'admin', 'operatori', one.persona.id)}>{nameOf(one)}</Link>{' '}
          {one.proprio && <StateBadge tone="primary" icon="it-user" label={t.you} />}
        </>
      ),
    },
    {
      key: 'code',
      header: t.code,
      optional: true,
      cell: ({ persona }) => <code className="text-nowrap">{persona.codiceFiscale ?? '–'}</code>,
    },
    {
      key: 'enabled',
      header: t.enabled,
      cell: (one) => (
        <ul className="role-list">
          {rolesByTipo(one).map((role) => (
            <li key={role.ruolo}>
              <Switch
                on={hasTipo(role, tipo.codice)}
                label={roleName(role.ruolo)}
                name={t.switchName(roleName(role.ruolo), nameOf(one))}
                disabled={!editable || one.proprio}
                busy={state === 'busy'}
                onChange={(on) => {
                  const whom = [{ one, roles: [role] }];
                  if (on) void switchOn(whom);
                  else setLeaving(whom);
                }}
              />
              {role.tipi === null && <span className="soft"> {t.onAll}</span>}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <>
      <p className="soft">{t.lead}</p>
      <FilterPanel fields={FIELDS} url={url} busy={query.isFetching} />
      {state === 'saved' && (
        <Notice tone="success" live>
          {t.saved}
        </Notice>
      )}
      {typeof state === 'object' && <ErrorCard error={state.error} compact />}
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        columns={columns}
        rowKey={({ persona }) => persona.id}
        {...(editable && {
          selection: {
            keys,
            onChange: setKeys,
            nameOf: (key: string) =>
              rows
                .filter(({ persona }) => persona.id === key)
                .map(nameOf)
                .join(),
            barred: new Set(rows.filter(({ proprio }) => proprio).map(({ persona }) => persona.id)),
          },
        })}
        toolbar={
          editable &&
          rows.length > 0 && (
            <Together chosen={chosen} onEnable={() => void switchOn(chosen)} onDisable={() => setLeaving(chosen)} />
          )
        }
        empty={{ title: t.empty, children: <p>{t.emptyText}</p> }}
      />
      {leaving && (
        <ConfirmDialog
          title={t.disableTitle}
          confirm={t.disable}
          danger
          onClose={() => setLeaving(undefined)}
          onConfirm={async () => {
            await disable(leaving);
            setKeys(new Set());
          }}
        >
          <p>{t.disableText(leaving.length)}</p>
          {leaving.some(({ roles }) => roles.some(({ tipi }) => tipi === null)) && (
            <Notice tone="warning">{t.fromAll}</Notice>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}

function Together(props: { readonly chosen: Whom; readonly onEnable: () => void; readonly onDisable: () => void }) {
  const { length } = props.chosen;
  if (length === 0) return <span className="soft">{t.choose}</span>;
  return (
    <div className="list-tools">
      <button type="button" className="btn btn-outline-primary btn-sm" onClick={props.onEnable}>
        {t.enableChosen(length)}
      </button>
      <button type="button" className="btn btn-outline-danger btn-sm" onClick={props.onDisable}>
        {t.disableChosen(length)}
      </button>
    </div>
  );
}
