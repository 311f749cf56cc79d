import { ValidateIf } from 'class-validator';

/** A field that may stay away, but cannot be cleared: `null` is refused as any other wrong value. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);
