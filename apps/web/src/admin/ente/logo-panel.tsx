import { useState } from 'react';
import { onboardingOffice } from '../../shared/api/doors';
import { EnteMark } from '../../shared/citizen/ente-mark';
import { type EnteRecord, useChangeEnte } from '../../shared/enti/use-ente-record';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { LogoDialog } from './logo-dialog';
import { t } from './texts';

function Picture({ ente }: { readonly ente: EnteRecord }) {
  if (!ente.logo)
    return (
      <div className="logo-grounds">
        <EnteMark name={ente.denominazione} large />
        <p>{t.logoNone}</p>
      </div>
    );
  const address = `/api/bo/enti/${ente.codiceIpa}/logo?v=${ente.logo.hash}`;
  return (
    <div className="logo-grounds">
      <figure>
        <img src={address} alt={ente.logo.alternativo} />
        <figcaption>{t.light}</figcaption>
      </figure>
      <figure className="logo-dark">
        <img src={address} alt="" />
        <figcaption>{t.dark}</figcaption>
      </figure>
    </div>
  );
}

/** The logo on light and dark, and for who may: put, change, take away. */
export function LogoPanel({ ente }: { readonly ente: EnteRecord }) {
  const { may } = useEnte();
  const [asking, setAsking] = useState<'put' | 'remove'>();
  const remove = useChangeEnte(() => onboardingOffice.delete('/enti/{ente}/logo', { path: { ente: ente.codiceIpa } }));
  return (
    <section className="panel" aria-labelledby="logo">
      <h2 id="logo" className="h5">
        {t.logo}
      </h2>
      <Picture ente={ente} />
      {may('ente.logo') ? (
        <p className="logo-acts">
          <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => setAsking('put')}>
            {ente.logo ? t.logoChange : t.logoPut}
          </button>
          {ente.logo && (
            <button type="button" className="btn btn-link btn-sm" onClick={() => setAsking('remove')}>
              {t.logoRemove}
            </button>
          )}
        </p>
      ) : (
        <p className="soft">{t.logoNot}</p>
      )}
      {asking === 'put' && <LogoDialog ente={ente} onClose={() => setAsking(undefined)} />}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t.logoRemove}
          confirm={t.logoRemove}
          danger
          onConfirm={() => remove(undefined)}
          onClose={() => setAsking(undefined)}
        >
          <p>{t.logoRemoveText}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
