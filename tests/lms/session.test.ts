// The platform's side is a double that records: what a session reads, writes and ends, whatever the platform does.
import { findApi, type Api, type Place } from '$lib/lms/api';
import { Session, type Standing } from '$lib/lms/session';
import { sessionTime } from '$lib/lms/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** A platform with a record, and what it was asked. */
function platform(kept: Record<string, string> = {}, answers: Partial<Api> = {}) {
  const record: Record<string, string> = { ...kept };
  const calls: string[] = [];
  const api: Api = {
    LMSInitialize: () => (calls.push('initialize'), 'true'),
    LMSFinish: () => (calls.push('finish'), 'true'),
    LMSGetValue: (element) => record[element] ?? '',
    LMSSetValue: (element, value) => ((record[element] = value), calls.push(`${element}=${value}`), 'true'),
    LMSCommit: () => (calls.push('commit'), 'true'),
    LMSGetLastError: () => '0',
    LMSGetErrorString: () => '',
    LMSGetDiagnostic: () => '',
    ...answers,
  };
  return { api, record, calls };
}

const standing: Standing = { status: 'incomplete', score: null, data: '1|--|', location: '0' };

describe('a session', () => {
  it('tells what is new, keeps the time, and ends once', () => {
    const { api, record, calls } = platform();
    let now = 1000;
    const session = Session.begin(api, () => now)!;
    session.tell(standing);
    session.tell(standing);
    session.tell({ ...standing, status: 'passed', score: 80, location: '3' });
    now += 61_230;
    session.end();
    session.end();
    session.tell({ ...standing, status: 'failed' });
    session.commit();
    expect(calls).toEqual([
      'initialize',
      'cmi.core.exit=suspend',
      'cmi.core.lesson_status=incomplete',
      'cmi.suspend_data=1|--|',
      'cmi.core.lesson_location=0',
      'cmi.core.score.min=0',
      'cmi.core.score.max=100',
      'cmi.core.score.raw=80',
      'cmi.core.lesson_status=passed',
      'cmi.core.lesson_location=3',
      'cmi.core.session_time=0000:01:01.23',
      'commit',
      'finish',
    ]);
    expect(record['cmi.core.lesson_status']).toBe('passed');
    expect(session.refused).toBe(false);
  });

  it('reads what was kept of earlier visits', () => {
    const { api } = platform({
      'cmi.core.lesson_status': 'failed',
      'cmi.suspend_data': '1|rw|',
      'cmi.core.lesson_location': '4',
      'cmi.student_data.mastery_score': '75',
    });
    expect(Session.begin(api, () => 0)!.earlier).toEqual({
      status: 'failed',
      data: '1|rw|',
      location: '4',
      passMark: 75,
    });
    const fresh = platform({
      'cmi.core.lesson_status': 'not attempted',
      'cmi.student_data.mastery_score': 'x',
    });
    expect(Session.begin(fresh.api, () => 0)!.earlier).toMatchObject({
      status: 'incomplete',
      passMark: null,
    });
  });

  it.each(['browse', 'review'])('counts nothing in the mode %s', (mode) => {
    const { api, record } = platform({ 'cmi.core.lesson_mode': mode });
    Session.begin(api, () => 0)!.tell({ ...standing, status: 'failed', score: 10 });
    expect(Object.keys(record)).not.toContain('cmi.core.score.raw');
    expect(record['cmi.core.lesson_status']).toBeUndefined();
    expect(record['cmi.suspend_data']).toBe('1|--|');
  });

  it('knows when the platform refuses, and never breaks with it', () => {
    const broken = (): never => {
      throw new Error('broken');
    };
    expect(Session.begin(platform({}, { LMSInitialize: () => 'false' }).api, () => 0)).toBeNull();
    expect(Session.begin(platform({}, { LMSInitialize: broken }).api, () => 0)).toBeNull();
    for (const answer of [() => 'false', broken]) {
      const { api } = platform(
        {},
        { LMSSetValue: answer, LMSGetValue: broken, LMSCommit: answer, LMSFinish: broken },
      );
      const session = Session.begin(api, () => 0)!;
      session.tell(standing);
      session.end();
      expect(session.refused).toBe(true);
    }
  });

  it('writes again what was refused', () => {
    let open = false;
    const { api, calls } = platform();
    const session = Session.begin(
      { ...api, LMSSetValue: (element, value) => (open ? api.LMSSetValue(element, value) : 'false') },
      () => 0,
    )!;
    session.tell(standing);
    open = true;
    session.tell(standing);
    expect(calls).toContain('cmi.suspend_data=1|--|');
  });
});

describe('finding the platform', () => {
  const { api } = platform();
  const top: Place = { API: api };

  it('looks up through the windows, then where the page was opened from', () => {
    expect(findApi({ API: api })).toBe(api);
    expect(findApi({ parent: { parent: top } })).toBe(api);
    expect(findApi({ parent: {}, opener: { parent: top } })).toBe(api);
    expect(findApi({ parent: { opener: top } })).toBe(api);
  });

  it('finds nothing where there is none, at the top, behind another site, in a circle', () => {
    expect(findApi({})).toBeNull();
    expect(findApi({ API: {} })).toBeNull();
    const own: { parent?: Place } = {};
    own.parent = own;
    expect(findApi(own as Place)).toBeNull();
    const circle: { parent?: Place } = {};
    circle.parent = { parent: circle };
    expect(findApi(circle as Place)).toBeNull();
    const closed = {
      get API(): unknown {
        throw new Error('another site');
      },
    };
    expect(findApi({ parent: closed })).toBeNull();
    expect(findApi({ parent: closed, opener: top })).toBe(api);
  });
});

it('the time of a session is written as the standard asks, and means the same', () => {
  expect(sessionTime(0)).toBe('0000:00:00.00');
  expect(sessionTime(3_723_450)).toBe('0001:02:03.45');
  expect(sessionTime(NaN)).toBe('0000:00:00.00');
  expect(sessionTime(-5)).toBe('0000:00:00.00');
  expect(sessionTime(Infinity)).toBe('9999:59:59.99');
  fc.assert(
    fc.property(fc.nat({ max: 3_000_000_000 }), (milliseconds) => {
      const [, h, m, s] = /^(\d{4}):([0-5]\d):([0-5]\d\.\d\d)$/.exec(sessionTime(milliseconds))!;
      const read = Math.round(((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 100) * 10;
      expect(read).toBe(Math.floor(milliseconds / 10) * 10);
    }),
  );
});
