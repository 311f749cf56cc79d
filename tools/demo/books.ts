import { CLASSI_MOVIMENTO, CLASSI_NOTIFICA, CLASSI_PAGAMENTO, type Labels } from './compare';
import type { Journey } from './journey';
import type { EnteDoor } from './platform';

/**
 * Whether the books agree with each other: every receipt of the run that was taken has closed one dovuto and no other is paid,
 * and the counters of each class say what its list holds. @returns what does not agree, in words
 */
export async function booksThatDisagree(
  { simulator, run, doors }: Journey,
  shown: ReadonlyMap<EnteDoor, Labels>,
): Promise<string[]> {
  const paid = await Promise.all(doors.map((door) => door.dovuti('PAGATO')));
  const ofRun = paid.flat().filter(({ iud }) => iud.startsWith(`R${run}_`)).length;
  const { receipts } = await simulator.run(run);
  const wrong = ofRun === receipts.accepted ? [] : [`${receipts.accepted} RT prese, ${ofRun} dovuti pagati`];
  for (const [door, labels] of shown) {
    const counters = await door.countsByClass();
    for (const [kind, classes] of [
      ['pagamento', CLASSI_PAGAMENTO],
      ['movimento', CLASSI_MOVIMENTO],
      ['notifica', CLASSI_NOTIFICA],
    ] as const)
      for (const classe of classes) {
        const listed = [...labels[kind].values()].filter((held) => held.includes(classe)).length;
        const counted = counters.classi.find((counter) => counter.classe === classe)?.numero ?? 0;
        if (listed !== counted)
          wrong.push(`${door.ente.denominazione}, ${classe}: contati ${counted}, in elenco ${listed}`);
      }
  }
  return wrong;
}
