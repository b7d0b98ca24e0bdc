import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof makeMetrics>

/** What an operator watches: how much is heard, what it costs, and how long audio waits for its turn. */
export function makeMetrics() {
  const registry = new Registry()
  const registers = [registry]
  // By itself it would wake an idle server a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })

  const streams = new Gauge({ name: 'speech_streams', help: 'Streams with a recogniser.', registers })
  const frames = new Counter({ name: 'speech_frames_total', help: 'Replies sent.', registers })
  const audio = new Counter({ name: 'speech_audio_seconds_total', help: 'Audio recognised.', registers })
  const decoding = new Counter({
    name: 'speech_decode_seconds_total',
    help: 'Time that threads spent recognising.',
    registers,
  })
  const queueing = new Histogram({
    name: 'speech_queue_seconds',
    help: 'Time that a frame waited for its turn.',
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const closes = new Counter({
    name: 'speech_closes_total',
    help: 'Connections closed, by WebSocket close code.',
    labelNames: ['code'],
    registers,
  })
  const workerDeaths = new Counter({
    name: 'speech_worker_deaths_total',
    help: 'Recognising threads that died and were replaced.',
    registers,
  })

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    streamOpened() {
      streams.inc()
    },
    streamClosed() {
      streams.dec()
    },
    replied(reply: { audioSeconds: number; decodeSeconds: number; queueSeconds: number }) {
      frames.inc()
      audio.inc(reply.audioSeconds)
      decoding.inc(reply.decodeSeconds)
      queueing.observe(reply.queueSeconds)
    },
    closed(code: number) {
      closes.inc({ code })
    },
    workerDied() {
      workerDeaths.inc()
    },
  }
}
