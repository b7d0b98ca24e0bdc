// Points git at .githooks in a checkout; does nothing where there is no git (a tarball, an image).
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (existsSync('.git')) {
  try {
    execFileSync('git', ['config', 'core.hooksPath', '.githooks'], { stdio: 'ignore' })
  } catch {
    console.warn('git is not there: the commit hooks stay off')
  }
}
