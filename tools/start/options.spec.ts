import { ExpectedProblem, parseOptions } from './options';

describe('the options of npm start', () => {
  it('are one replica on PostgreSQL with the data kept, when none is given', () =>
    expect(parseOptions([], {})).toMatchObject({ fresh: false, replicas: 1, transport: 'postgres' }));

  it.each([
    [['--fresh', '--replicas', '2'], { fresh: true, replicas: 2 }],
    [['--replicas=2'], { replicas: 2 }],
    [['--verbose'], { verbose: true }],
  ])('understand %j', (args, expected) => expect(parseOptions(args, {})).toMatchObject(expected));

  it('take the transport from the environment', () =>
    expect(parseOptions([], { EVENT_TRANSPORT: 'kafka' })).toMatchObject({
      transport: 'kafka',
      kafkaBrokers: '127.0.0.1:9092',
    }));

  it.each([
    [['--fresh'], { EVENT_TRANSPORT: 'kafka', KAFKA_BROKERS: 'localhost:9092,[::1]:9093' }],
    [[], { EVENT_TRANSPORT: 'kafka', KAFKA_BROKERS: 'kafka.ente.example:9092' }],
  ])('let a broker of this machine be forgotten, and any be used: %j %j', (args, env) =>
    expect(parseOptions(args, env)).toMatchObject({ transport: 'kafka', kafkaBrokers: env.KAFKA_BROKERS }),
  );

  it.each([
    [['--replicas', '3'], {}],
    [['--replicas'], {}],
    [['--frsh'], {}],
    [[], { EVENT_TRANSPORT: 'rabbit' }],
    [['--fresh'], { EVENT_TRANSPORT: 'kafka', KAFKA_BROKERS: '127.0.0.1:9092,kafka.ente.example:9092' }],
    [['--fresh'], { EVENT_TRANSPORT: 'kafka', KAFKA_BROKERS: '127.evil.example:9092' }],
  ])('refuse %j %j with a message for a person', (args, env) =>
    expect(() => parseOptions(args, env)).toThrow(ExpectedProblem),
  );
});
