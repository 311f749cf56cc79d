import pg from 'pg';

// Set once for the process: without these the driver hands out strings and local midnights.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => BigInt(text));
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export {};
