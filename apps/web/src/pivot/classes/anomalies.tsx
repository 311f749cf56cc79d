import { ClasseScreen } from './classe-screen';
import { t } from './texts';

/** P-03: what does not add up, class by class. */
export function Screen() {
  return <ClasseScreen screen="ANOMALIE" title={t.anomalie} lead={t.anomalieLead} />;
}
