import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** The files below a folder, with `/` between their parts, and their bytes; empty when there is no such folder. */
export async function listFiles(folder: string): Promise<ReadonlyMap<string, number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ entry }) => !entry.isDirectory())
  return new Map(
    await Promise.all(
      files.map(async ({ path }) => {
        const { size } = await stat(path)
        return [relative(folder, path).replaceAll(sep, '/'), size] as const
      }),
    ),
  )
}

/**
 * What libvosk needs of a model and `files` lacks, each as its path; empty for a whole model. Knows the layout with the
 * folders am, conf and graph, and the old one in which they all are one.
 */
export function lackingFiles(files: ReadonlyMap<string, number>): string[] {
  const isOld = files.has('final.mdl') && !files.has('am/final.mdl')
  const graph = isOld ? '' : 'graph/'
  return [
    ...(isOld ? ['final.mdl', 'mfcc.conf'] : ['am/final.mdl', 'conf/model.conf', featureFile(files)]),
    ...(files.has(`${graph}HCLG.fst`) || !files.has(`${graph}HCLr.fst`)
      ? [`${graph}HCLG.fst`]
      : [`${graph}HCLr.fst`, `${graph}Gr.fst`, `${graph}disambig_tid.int`]),
    ...(files.keys().some((path) => path.startsWith('ivector/')) ? IVECTOR : []),
    ...(files.has('rescore/G.carpa') ? ['rescore/G.fst'] : []),
    ...(files.has('rnnlm/final.raw') ? RNNLM : []),
  ].filter((path) => !files.has(path) || (files.get(path) === 0 && !MAY_BE_EMPTY.test(path)))
}

/** Lists and options of which there may be none. */
const MAY_BE_EMPTY = /\.(int|conf)$/

const IVECTOR = [
  'ivector/final.ie',
  'ivector/final.dubm',
  'ivector/final.mat',
  'ivector/global_cmvn.stats',
  'ivector/online_cmvn.conf',
  'ivector/splice.conf',
]
const RNNLM = ['rnnlm/feat_embedding.final.mat', 'rnnlm/word_feats.txt', 'rnnlm/special_symbol_opts.conf']

function featureFile(files: ReadonlyMap<string, number>): string {
  return files.has('conf/fbank.conf') ? 'conf/fbank.conf' : 'conf/mfcc.conf'
}
