import { Prose } from '../../shared/ui/prose';
import { t } from './texts';

export function Screen() {
  return <Prose title={t.title} lead={t.lead} sections={[t.first, t.second, t.third]} />;
}
