; Jumping to a label of another function
; Labels belong to their function: the same name may stand in many. A jump cannot leave its function; that is what
; call is for.

.func main
    jmp finish              ; expect error: There is no label 'finish' in function 'main'.
    jmp lop                 ; expect error: There is no label 'lop' in function 'main'.
loop:
    halt

.func other
finish:
    ret
