/**
 * What a comment owes its reader: the reason why a rule is set aside, the issue of what is left to do.
 * A lint rule of our own: the two conventions are too small for a package.
 */
const DISABLES = /^\s*eslint-(?:disable|enable)/;
const REASON = /\s--\s+\S/;
const TODO = /\b(?:TODO|FIXME)\b(?!\s*\(?#\d+)/;

export const comments = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      reason: 'An eslint-disable carries its reason: `-- why`.',
      issue: 'A TODO bears the number of its issue: TODO #12.',
    },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (DISABLES.test(comment.value) && !REASON.test(comment.value))
          context.report({ loc: comment.loc, messageId: 'reason' });
        if (TODO.test(comment.value)) context.report({ loc: comment.loc, messageId: 'issue' });
      }
    },
  }),
};
