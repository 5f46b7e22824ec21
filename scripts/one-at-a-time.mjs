import { accessSync, constants, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Runs `work` while no other process of this checkout does: two starts at once install and build one after the other.
 * The lock is a folder with its holder's number; one whose holder is gone is taken over.
 */
export async function oneAtATime(lock, say, work) {
  beAbleToWrite(lock, say)
  for (let waits = 0; !take(lock); waits++) {
    if (waits === 20) say('另一个进程正在安装或构建，请稍候 … another process is installing or building; waiting')
    await pause(50)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** Installing and building want to write beside the program. */
function beAbleToWrite(lock, say) {
  try {
    mkdirSync(dirname(lock), { recursive: true })
    accessSync(dirname(lock), constants.W_OK)
  } catch {
    say(
      `需要安装或构建，但当前用户不能写入 ${dirname(lock)}。请先由程序文件夹的所有者执行一次 npm start，或把文件夹的写权限给当前用户。`,
    )
    say(
      'Something must be installed or built, but this user may not write there: let the owner of the folder run npm start once.',
    )
    process.exit(3)
  }
}

function take(lock) {
  try {
    mkdirSync(lock)
    writeFileSync(`${lock}/pid`, String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (!holderLives(lock)) rmSync(lock, { recursive: true, force: true })
  return false
}

function holderLives(lock) {
  let pid
  try {
    pid = Number(readFileSync(`${lock}/pid`, 'utf8'))
  } catch {
    // Between mkdir and writing the number a moment passes.
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    return made !== undefined && Date.now() - made < 5_000
  }
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
