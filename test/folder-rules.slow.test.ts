import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'

const root = join(import.meta.dirname, '..')

/** For each rule one line of code that breaks it: the file, and what it imports. */
const VIOLATIONS: Record<string, [from: string, to: string]> = {
  'package-contract': ['contract/src/a.ts', 'audio/src/b.ts'],
  'package-audio': ['audio/src/a.ts', 'contract/src/b.ts'],
  'package-speech': ['speech/src/a.ts', 'contract/src/b.ts'],
  'package-simulator': ['simulator/src/a.ts', 'speech/src/b.ts'],
  'package-server': ['server/src/a.ts', 'speech/src/b.ts'],
  'package-web': ['web/src/a.ts', 'server/src/b.ts'],
  'package-bench': ['bench/src/a.ts', 'server/src/b.ts'],
  'feature-order-accounts': ['server/src/features/accounts/a.ts', 'server/src/features/calls/b.ts'],
  'feature-order-contacts': ['server/src/features/contacts/a.ts', 'server/src/features/calls/b.ts'],
  'feature-order-calls': ['server/src/features/calls/a.ts', 'server/src/features/transcripts/b.ts'],
  'feature-order-transcripts': ['server/src/features/transcripts/a.ts', 'server/src/features/analysis/b.ts'],
  'feature-order-analysis': ['server/src/features/analysis/a.ts', 'server/src/features/follow-ups/b.ts'],
  'feature-order-follow-ups': ['server/src/features/follow-ups/a.ts', 'server/src/features/analytics/b.ts'],
  'nothing-sees-faces': ['server/src/features/calls/sees.ts', 'server/src/faces/original/b.ts'],
  'features-know-no-vendor': ['server/src/features/calls/vendor.ts', 'server/src/adapters/speech/b.ts'],
  'lib-is-the-ground-floor': ['server/src/lib/a.ts', 'server/src/http/b.ts'],
  'storage-knows-no-feature': ['server/src/storage/a.ts', 'server/src/features/calls/c.ts'],
  'adapters-fill-ports': ['server/src/adapters/files/a.ts', 'server/src/features/calls/d.ts'],
  'no-development-dependency-at-run-time': ['server/src/http/dev.ts', 'some-tool'],
  'no-unresolvable': ['server/src/http/nowhere.ts', './nowhere-at-all.ts'],
  'no-cycles': ['server/src/http/cycle-a.ts', 'server/src/http/cycle-b.ts'],
}

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { name: string } }[]
  }
}

let house: string
let report: Report

before(() => {
  house = mkdtempSync(join(tmpdir(), 'leadbreak-house-'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(join(root, file), join(house, file))
  write('package.json', '{"name":"house","type":"module","devDependencies":{"some-tool":"1.0.0"}}')
  write('node_modules/some-tool/package.json', '{"name":"some-tool","version":"1.0.0","main":"index.js"}')
  write('node_modules/some-tool/index.js', '')
  for (const name of ['audio', 'bench', 'contract', 'server', 'simulator', 'speech', 'web']) {
    write(`${name}/package.json`, `{"name":"${name}"}`)
  }
  for (const [from, to] of Object.values(VIOLATIONS)) {
    const isFile = to.includes('/src/')
    if (isFile) write(to, 'export const b = 1\n')
    const up = '../'.repeat(dirname(from).split('/').length)
    write(from, `import '${isFile ? up + to : to}'\n`)
  }
  write('server/src/http/cycle-b.ts', "import './cycle-a.ts'\nexport const b = 1\n")
  report = cruise()
})

after(() => {
  rmSync(house, { recursive: true, force: true })
})

for (const [rule, [from, to]] of Object.entries(VIOLATIONS)) {
  test(`the rule ${rule} stops ${from} from importing ${to}`, () => {
    const broken = report.summary.violations.filter((violation) => violation.rule.name === rule)

    assert.ok(broken.some((violation) => violation.from === from))
  })
}

test('every rule of the house has its planted violation', () => {
  const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[]
  }

  assert.deepEqual(config.forbidden.map(({ name }) => name).toSorted(), Object.keys(VIOLATIONS).toSorted())
})

function write(file: string, text: string): void {
  const path = join(house, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function cruise(): Report {
  const output = join(house, 'report.json')
  const program = join(root, 'node_modules/.bin/depcruise')
  const packages = ['audio', 'bench', 'contract', 'server', 'simulator', 'speech', 'web']
  execFileSync(
    process.execPath,
    [program, '--config', '.dependency-cruiser.cjs', '-T', 'json', '-f', output, ...packages],
    {
      cwd: house,
    },
  )
  return JSON.parse(readFileSync(output, 'utf8')) as Report
}
