// Reads the contract by the rules of graphql-eslint. The rules that are not held to are written here, each with its reason.
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { ESLint, type Linter } from 'eslint';

const RULE_PREFIX = '@graphql-eslint/';

/** Rules that are not held to. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  alphabetize: 'The generated file is sorted by names, as printSchema of graphql has them; the rule wants `id` first.',
  'no-root-type': 'There are mutations and subscriptions.',
  'require-deprecation-date': 'What is deprecated goes with a version, not on a date: docs/api/versions.md.',
  'strict-id-in-types':
    'What has a life of its own has an `id`; days, hours, counts and settings are parts of their parents.',
};

/** Rules that are held to in part. */
const OPTIONS: Readonly<Record<string, Linter.RuleEntry>> = {
  // Some lists are short by their nature, such as the offices and the windows of a day.
  // The nodes of lists that only staff read, such as the audit log, are found by no id.
  'relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
  // A list that is only ever read on from where its reader stands goes in one direction.
  'relay-arguments': ['error', { includeBoth: false }],
};

/** ISO 639-1 codes are written in small letters. */
const ENUM_VALUES = { style: 'UPPER_CASE', ignorePattern: '^(id|en)$' };

function rulesOfContract(): Linter.RulesRecord {
  const { configs } = graphqlPlugin;
  const all: Linter.RulesRecord = {
    ...configs['flat/schema-all'].rules,
    ...configs['flat/schema-recommended'].rules,
    ...configs['flat/schema-relay'].rules,
  };
  const off = Object.keys(EXCEPTIONS).map((name) => [`${RULE_PREFIX}${name}`, 'off'] as const);
  const partly = Object.entries(OPTIONS).map(([name, entry]) => [`${RULE_PREFIX}${name}`, entry] as const);
  const named = all[`${RULE_PREFIX}naming-convention`];
  const [level, names] = Array.isArray(named) ? named : ['error', {}];
  return {
    ...all,
    ...Object.fromEntries([...off, ...partly]),
    [`${RULE_PREFIX}naming-convention`]: [level, { ...(names as object), EnumValueDefinition: ENUM_VALUES }],
  } as Linter.RulesRecord;
}

/** The faults of the contract, each with its line and rule. */
export async function contractFaults(sdl: string, filePath = 'schema/schema.graphql'): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.graphql'],
        languageOptions: {
          parser: graphqlPlugin.parser,
          parserOptions: { graphQLConfig: { schema: sdl } },
        },
        plugins: { '@graphql-eslint': graphqlPlugin as never },
        rules: rulesOfContract(),
      },
    ],
  });
  const results = await eslint.lintText(sdl, { filePath });
  return results.flatMap(({ messages }) =>
    messages.map(({ line, message, ruleId }) => `${filePath}:${line}: ${message} (${ruleId})`),
  );
}
