import type { Logger } from '@mypay/platform/log';
import { Treasury } from './bank/treasury';
import { CartDoor } from './checkout/cart-door';
import { Carts } from './checkout/carts';
import { Checkout } from './checkout/checkout';
import { VirtualJobs } from './clock/jobs';
import { realMs } from './clock/real-clock';
import { VirtualClock } from './clock/virtual-clock';
import type { SimulatorConfig } from './config';
import { Progress } from './control/progress';
import { PaClient } from './ente/pa-client';
import { Closing } from './fdr/closing';
import { FdrDoor } from './fdr/fdr-door';
import { GivenFlows } from './fdr/given-flows';
import { Activate } from './node/activate';
import { Expiry } from './node/expiry';
import { NodeDoor } from './node/node-door';
import { Outcome } from './node/outcome';
import { Verify } from './node/verify';
import { Counter } from './psp/counter';
import { PspClient } from './psp/psp-client';
import { Runs } from './psp/runs';
import { Delivery } from './receipts/delivery';
import { Registry } from './registry/registry';
import { Conformance } from './store/conformance';
import { Recorder } from './store/recorder';
import { Store } from './store/store';
import { loadSchemas } from './wire/schemas';

/** All the parts of the simulator, bound together. */
export interface Simulator {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly jobs: VirtualJobs;
  readonly registry: Registry;
  readonly recorder: Recorder;
  readonly conformance: Conformance;
  readonly counter: Counter;
  readonly carts: Carts;
  readonly checkout: Checkout;
  readonly cartDoor: CartDoor;
  readonly runs: Runs;
  readonly closing: Closing;
  readonly treasury: Treasury;
  readonly progress: Progress;
  readonly nodeDoor: NodeDoor;
  readonly fdrDoor: FdrDoor;
  readonly givenFlows: GivenFlows;
  /** Reads what a stop or a crash left; before the doors open. */
  load(): Promise<void>;
  /** Goes on with it; once the doors are open, since its robots go through them. */
  start(): void;
  close(): Promise<void>;
}

/** Nest token of the simulator. */
export const SIMULATOR = Symbol('Simulator');

export async function makeSimulator(config: SimulatorConfig, log: Logger): Promise<Simulator> {
  const store = new Store({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA, pool: config.DATABASE_POOL });
  const clock = new VirtualClock(store, realMs);
  const jobs = new VirtualJobs(store, clock, log);
  const registry = new Registry(store);
  const givenFlows = new GivenFlows(store);
  const recorder = new Recorder(store);
  const conformance = new Conformance(store);
  const schemas = await loadSchemas();
  const pa = new PaClient(clock, schemas, recorder, conformance);
  const psps = new PspClient(config.SELF_URL);
  const counter = new Counter(psps, clock);
  const carts = new Carts(store, clock);
  const checkout = new Checkout(carts, psps, registry, store, clock, log);
  const runs = new Runs(store, clock, registry, counter, log, config.ROBOTS, realMs);
  const closing = new Closing(store, clock, registry, runs);
  const treasury = new Treasury(store, clock, registry, runs);
  const delivery = new Delivery(registry, store, clock, pa, config);
  const expiry = new Expiry(store, clock);
  const nodeDoor = new NodeDoor(
    schemas,
    clock,
    recorder,
    log,
    new Verify(registry, store, pa, conformance, config),
    new Activate(registry, store, clock, pa, conformance, config),
    new Outcome(registry, store, clock),
    config.SELF_URL,
  );

  jobs.register('consegna', (job) => delivery.run(job), true);
  jobs.register('annulla-token', (job) => expiry.run(job));
  jobs.register('chiusura', (job) => closing.run(job));
  jobs.register('pubblicazione', (job) => closing.publish(job));
  jobs.register('registrazione', (job) => treasury.book(job));

  return {
    store,
    clock,
    jobs,
    registry,
    recorder,
    conformance,
    counter,
    carts,
    checkout,
    cartDoor: new CartDoor(carts, registry, recorder, clock, config.CHECKOUT_PUBLIC_URL),
    runs,
    closing,
    treasury,
    progress: new Progress(store, clock, runs, jobs),
    nodeDoor,
    fdrDoor: new FdrDoor(store, clock, registry, givenFlows),
    givenFlows,
    async load() {
      await clock.load();
      await registry.load();
      // No activation is in flight in a process that has just begun.
      await store.run('update posizioni set in_attivazione = false where in_attivazione');
    },
    start() {
      jobs.start();
      runs.start();
      checkout.start();
    },
    async close() {
      await checkout.close();
      await runs.close();
      await jobs.close();
      await conformance.flush();
      await store.close();
    },
  };
}
