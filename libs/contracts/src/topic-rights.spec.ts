import * as contracts from './index';

const topics = Object.values(contracts).flatMap((exported) =>
  typeof exported === 'object' && 'topic' in exported && 'decode' in exported ? [exported.topic] : [],
);

describe('rights on topics', () => {
  it('are said of every declared event, and of nothing else', () =>
    expect(Object.keys(contracts.TOPIC_RIGHTS).sort()).toEqual([...new Set(topics)].sort()));

  it('name as owner the service whose name the topic bears', () => {
    for (const [topic, { owner, listeners }] of Object.entries(contracts.TOPIC_RIGHTS)) {
      expect(topic.split('.')[0]).toBe(owner);
      expect(listeners.length).toBeGreaterThan(0);
    }
  });
});
