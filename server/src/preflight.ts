import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { lockFolder } from './adapters/files/folder-lock.ts'
import { problemOfDataFolder, type Config, type SpeechConfig } from './config.ts'

/** Everything that would stop the start, each a sentence for the person at the terminal; nothing is kept open. */
export async function findProblems(config: Config): Promise<string[]> {
  const { hi, 'en-IN': english } = config.speech
  const ports: [setting: string, host: string, port: number][] = [['PORT', config.host, config.port]]
  if (hi.kind === 'own') ports.push(['SPEECH_PORT_HI', '127.0.0.1', hi.port])
  if (english.kind === 'own') ports.push(['SPEECH_PORT_EN', '127.0.0.1', english.port])
  const { telephony } = config
  if (telephony.kind === 'simulated') ports.push(['SIMULATOR_PORT', '127.0.0.1', telephony.port])

  const ofPorts = await Promise.all(ports.map(([setting, host, port]) => problemOfPort(setting, host, port)))
  const ofModels = [problemOfModel('VOSK_MODEL_PATH_HI', hi), problemOfModel('VOSK_MODEL_PATH_EN', english)]
  return [problemOfFolder(config.dataDir), ...ofModels, ...ofPorts].filter((problem) => problem !== null)
}

function problemOfModel(setting: string, speech: SpeechConfig): string | null {
  if (speech.kind === 'remote' || speech.modelPath === null) return null
  if (existsSync(join(speech.modelPath, 'conf')) || existsSync(join(speech.modelPath, 'final.mdl')))
    return null
  return `${setting}: ${speech.modelPath} is no folder of a VOSK model (it has no "conf"). Name the unpacked folder.`
}

function problemOfFolder(dataDir: string): string | null {
  const problem = problemOfDataFolder(dataDir)
  if (problem !== null) return problem
  const unlock = lockFolder(dataDir)
  if (!unlock) {
    return `DATA_DIR: another LeadBreak is using the folder ${dataDir}. Stop that one, or name another folder.`
  }
  unlock()
  return null
}

function problemOfPort(setting: string, host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(describe(setting, host, port, code))
    })
    probe.listen(port, host, () => {
      probe.close(() => {
        resolve(null)
      })
    })
  })
}

function describe(setting: string, host: string, port: number, code: string | undefined): string {
  switch (code) {
    case 'EADDRINUSE':
      return `${setting}: port ${port} is in use by another program. Stop that one, or set ${setting} to a free port.`
    case 'EACCES':
      return `${setting}: port ${port} needs more rights than this program has. Set ${setting} to one above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST: ${host} is no address of this machine.`
    default:
      return `${setting}: port ${port} on ${host} cannot be used (${code ?? 'for an unknown reason'}).`
  }
}
