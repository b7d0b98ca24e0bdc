// The arrows of the house (ARCHITECTURE.md draws them). test/rules.slow.test.ts plants a violation of each rule.
const features = ['accounts', 'contacts', 'calls', 'transcripts', 'analysis', 'follow-ups', 'analytics']
const featureOrder = features.slice(0, -1).map((feature, index) => ({
  name: `feature-order-${feature}`,
  comment: `${feature} sees only the features before it`,
  severity: 'error',
  from: { path: `^server/src/features/${feature}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^server/src/features/(${features.slice(index + 1).join('|')})/` },
}))
const packageRule = (name, allowed) => ({
  name: `package-${name}`,
  comment: `${name} may import of ours only: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^${name}/` },
  to: {
    path: '^(audio|bench|contract|server|simulator|speech|web)/',
    pathNot: `^(${[name, ...allowed].join('|')})/`,
  },
})

module.exports = {
  forbidden: [
    packageRule('contract', []),
    packageRule('audio', []),
    packageRule('speech', ['audio']),
    packageRule('simulator', ['audio']),
    packageRule('server', ['audio', 'contract']),
    packageRule('web', ['contract']),
    packageRule('bench', ['audio', 'contract']),
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...featureOrder,
    {
      name: 'nothing-sees-faces',
      comment: 'faces put features together; only the composition root joins them',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/(faces/|routes\\.ts$)' },
      to: { path: '^server/src/faces/' },
    },
    {
      name: 'features-know-no-vendor',
      comment: 'vendor names live in adapters; storage engines are chosen by the composition root',
      severity: 'error',
      from: { path: '^server/src/(features|faces|jobs|live|lib)/', pathNot: '\\.(test|suite)\\.ts$' },
      to: { path: '^server/src/(adapters/|storage/(sqlite|mongo)|config\\.ts$|app\\.ts$|main\\.ts$)' },
    },
    {
      name: 'lib-is-the-ground-floor',
      severity: 'error',
      from: { path: '^server/src/lib/' },
      to: { path: '^server/src/(?!lib/)' },
    },
    {
      name: 'storage-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/(storage|jobs)/' },
      to: { path: '^server/src/(features|faces|http)/' },
    },
    {
      name: 'adapters-fill-ports',
      comment: 'an adapter may know the type of the port it fills, and no code of a feature',
      severity: 'error',
      from: { path: '^server/src/adapters/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/(features|faces|http)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-development-dependency-at-run-time',
      severity: 'error',
      from: { path: '^[a-z]+/src/', pathNot: '\\.(test|suite)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(data|dist)/' },
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
